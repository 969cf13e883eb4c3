"""Gives the tensors of an exported net the names of the modules that make them.

While the net is traced, every module's output is a further output of the net, called as the module's path, such as
layer1.0.conv2; a module that is called again gets _1, _2 behind it: layer1.0.relu_1. Those are the names that
torchvision.models.feature_extraction knows. The exporter gives an output's tensor the output's name; afterwards the
further outputs are taken away and the names stay. The nodes are those that the exporter makes without all this.

Where two modules give the same tensor (a Sequential and its last module, a Dropout and the module before), the tensor
is called as the first one that gives it, and the others' names are aliases. A convolution whose output goes into a
BatchNorm has no name: the exporter makes the two one.
"""

import types

import torch

NORMS = (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d, torch.nn.BatchNorm3d)
CONVOLUTIONS = (torch.nn.Conv1d, torch.nn.Conv2d, torch.nn.Conv3d)


def identity(tensor):
    """Which numbers a tensor holds now: the tensor, and how often it has been changed in place."""
    return id(tensor), tensor._version


class Call:
    """One call of a module: its path, what came out, and the copy that the net goes on with."""

    def __init__(self, path, module, inputs, output):
        self.path, self.module, self.output, self.copy = path, module, output, output.clone()
        self.taken = identity(inputs[0]) if inputs and isinstance(inputs[0], torch.Tensor) else None
        self.given, self.passed = identity(output), identity(self.copy)


class Recorder:
    """Notes every call of a module that gives a floating-point tensor, in order.

    The net goes on with a copy of each output, so that what is done to it in place does not change what was noted.
    """

    def __init__(self, net):
        self.calls = []
        self.handles = [module.register_forward_hook(self.hook(path)) for path, module in net.named_modules() if path]

    def hook(self, path):
        def note(module, inputs, output):
            if not isinstance(output, torch.Tensor) or not output.is_floating_point():
                return None
            self.calls.append(Call(path, module, inputs, output))
            return self.calls[-1].copy
        return note

    def close(self):
        for handle in self.handles:
            handle.remove()


class Names:
    """Which output gets which name. `taps` has a name or None for every call, `aliases` maps names to tensors."""

    def __init__(self, net, calls, outputs):
        self.reserved = {path for path, _ in net.named_modules()} | set(outputs)
        self.taps, self.aliases = [], {}
        self.tensors = {}
        folded = {call.taken for call in calls if isinstance(call.module, NORMS)}
        counts = {}
        for call in calls:
            name = self.unused(call.path, counts)
            is_folded = isinstance(call.module, CONVOLUTIONS) and call.passed in folded
            self.taps.append(self.add(name, call, is_folded))
        for output, tensor in outputs.items():
            self.rename(self.tensors.get(identity(tensor)), output)

    def unused(self, path, counts):
        """The path itself for the first call, path_1, path_2 ... for the further ones."""
        while True:
            count = counts.get(path, 0)
            counts[path] = count + 1
            name = f"{path}_{count}" if count else path
            if not count or name not in self.reserved:
                return name

    def add(self, name, call, is_folded):
        """Enters a call; gives the name of its tensor if it is a new one with a name."""
        known = self.tensors.get(call.given)
        if known is not None:
            self.aliases[name] = known
        self.tensors[call.given] = self.tensors[call.passed] = known or (None if is_folded else name)
        return None if known or is_folded else name

    def rename(self, old, new):
        """An output of the net keeps its own name; what the module was called becomes an alias."""
        if old is None:
            return
        self.taps = [None if tap == old else tap for tap in self.taps]
        self.aliases = {alias: new if tensor == old else tensor for alias, tensor in self.aliases.items()}
        self.aliases = {old: new, **self.aliases}

    def tensor_of(self, name):
        """The tensor that a name stands for, or None."""
        return self.aliases.get(name, name if name in self.taps else None)


class Tapped:
    """A net in evaluation mode and the names of its tensors; `outputs` gives the net's result as a dictionary."""

    def __init__(self, net, outputs, example):
        self.net, self.outputs = net.eval(), outputs
        for module in net.modules():
            if getattr(module, "inplace", False) is True:
                module.inplace = False
        self.names = self.learn(example)

    def run(self, input):
        """The results of the net, by name, and every call's output, in order."""
        recorder = Recorder(self.net)
        try:
            return self.outputs(self.net_forward(input)), recorder.calls
        finally:
            recorder.close()

    def net_forward(self, input):
        return type(self.net).forward(self.net, input)

    def learn(self, example):
        with torch.no_grad():
            outputs, calls = self.run(example)
        self.results = list(outputs)
        return Names(self.net, calls, outputs)

    def activations(self, input):
        """The net's results and the modules' outputs, by the names of their tensors."""
        outputs, calls = self.run(input)
        return {**{tap: call.output for tap, call in zip(self.names.taps, calls) if tap}, **outputs}

    def exported_names(self):
        """The names of what the traced net gives, in order: the net's own results first."""
        return [*self.results, *(tap for tap in self.names.taps if tap)]

    def __enter__(self):
        """The net, which gives all named tensors as a tuple for as long as the block lasts."""
        def forward(_, input):
            activations = self.activations(input)
            return tuple(activations[name] for name in self.exported_names())
        self.net.forward = types.MethodType(forward, self.net)
        return self.net

    def __exit__(self, *_):
        del self.net.forward
