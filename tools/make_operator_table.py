#!/usr/bin/env python3
"""Writes onnx/operators.json: the operators of ONNX's standard domain at operator set 21, one a line.

Where the facts come from:
- Names, versions, inputs, and whether the standard calls an input differentiable: the schemas of the installed onnx.
  Debian's 1.12 knows operator sets up to 17.
- What operator sets 18 to 21 changed: NEWER below, read off the operator pages of the ONNX standard.
- Whether ONNX Runtime's CPU provider runs an operator, in float or else in whatever types it has: tried, by opening a
  model of one node. An operator that is unfolded into others on opening counts as run.

The runtime is the one that build.sh fetched, unless another is given. Deprecated operators are left out.
"""
import argparse
import ctypes
import json
import os
import sys

OPSET = 21
IR_VERSION = 10
NOT_IMPLEMENTED = 9
FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CATEGORIES = {"Differentiable": "differentiable", "NonDifferentiable": "non-differentiable", "Unknown": "unknown"}
YES, NO, UNKNOWN = CATEGORIES.values()

# Operators that came after operator set 17: since when, inputs, element types to try them with.
NEWER = {
    "AffineGrid": (20, {"theta": NO, "size": NO}, ["float", "int64"]),
    "BitwiseAnd": (18, {"A": NO, "B": NO}, ["int32", "int32"]),
    "BitwiseNot": (18, {"X": NO}, ["int32"]),
    "BitwiseOr": (18, {"A": NO, "B": NO}, ["int32", "int32"]),
    "BitwiseXor": (18, {"A": NO, "B": NO}, ["int32", "int32"]),
    "CenterCropPad": (18, {"input_data": YES, "shape": NO}, ["float", "int64"]),
    "Col2Im": (18, {"input": YES, "image_shape": NO, "block_shape": NO}, ["float", "int64", "int64"]),
    "DeformConv": (
        19, {"X": UNKNOWN, "W": UNKNOWN, "offset": UNKNOWN, "B": UNKNOWN, "mask": UNKNOWN}, ["float", "float", "float"]),
    "Gelu": (20, {"X": YES}, ["float"]),
    "GroupNormalization": (21, {"X": YES, "scale": YES, "bias": YES}, ["float", "float", "float"]),
    "ImageDecoder": (20, {"encoded_stream": NO}, ["uint8"]),
    "Mish": (18, {"X": YES}, ["float"]),
    "RegexFullMatch": (20, {"X": NO}, ["string"]),
    "StringConcat": (20, {"X": NO, "Y": NO}, ["string", "string"]),
    "StringSplit": (20, {"X": NO}, ["string"]),
}
# Operators that changed after operator set 17: since when the form of set 21 is in force, inputs that were added.
CHANGED = {
    **dict.fromkeys(["LpPool", "OptionalGetElement", "OptionalHasElement", "ScatterElements", "ScatterND", "Split"], (18, {})),
    **dict.fromkeys(
        ["ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceMean", "ReduceProd", "ReduceSumSquare"],
        (18, {"axes": NO})),
    **dict.fromkeys(["AveragePool", "Equal", "Resize"], (19, {})),
    **dict.fromkeys(["ReduceMax", "ReduceMin"], (20, {"axes": NO})),
    **dict.fromkeys(["GridSample", "IsInf", "IsNaN"], (20, {})),
    "DFT": (20, {"axis": NO}),
    **dict.fromkeys(
        ["Cast", "CastLike", "Constant", "ConstantOfShape", "DequantizeLinear", "Flatten", "Identity", "If", "Loop",
         "QLinearMatMul", "QuantizeLinear", "Reshape", "Scan", "Shape", "Size", "Squeeze", "Transpose", "Unsqueeze"],
        (21, {})),
    "Pad": (21, {"axes": NO}),
}
# Attributes that an operator cannot be opened without, and other settings of the trial.
ATTRIBUTES = {
    "AveragePool": {"kernel_shape": [2, 2]},
    "BitShift": {"direction": "LEFT"},
    "Cast": {"to": 1},
    "Concat": {"axis": 0},
    "ConcatFromSequence": {"axis": 0},
    "Constant": {"value_float": 1.0},
    "DepthToSpace": {"blocksize": 2},
    "Einsum": {"equation": "i->i"},
    "GRU": {"hidden_size": 2},
    "GroupNormalization": {"num_groups": 2},
    "LRN": {"size": 3},
    "LSTM": {"hidden_size": 2},
    "LpPool": {"kernel_shape": [2, 2]},
    "MaxPool": {"kernel_shape": [2, 2]},
    "MaxRoiPool": {"pooled_shape": [2, 2]},
    "MaxUnpool": {"kernel_shape": [2, 2]},
    "RNN": {"hidden_size": 2},
    "RandomNormal": {"shape": [2]},
    "RandomUniform": {"shape": [2]},
    "RegexFullMatch": {"pattern": "a"},
    "SpaceToDepth": {"blocksize": 2},
    "Split": {"num_outputs": 2},
    "TfIdfVectorizer": {
        "max_gram_length": 1, "max_skip_count": 0, "min_gram_length": 1, "mode": "TF", "ngram_counts": [0],
        "ngram_indexes": [0], "pool_int64s": [1]},
}
OUTPUTS = {"DynamicQuantizeLinear": 3, "Split": 2, "StringSplit": 2, "TopK": 2}
# Inputs to try with where those that must be given do not suffice, or are too many.
INPUTS = {
    "Loop": ["int64", "bool", "float"],
    "Optional": ["float"],
    "Resize": ["float", "", "float"],
    "SequenceMap": ["seq(float)"],
}
PREFERRED = ["float", "float16", "int64", "int32", "uint8", "bool", "string"]
TYPES = {"float": 1, "uint8": 2, "int8": 3, "int32": 6, "int64": 7, "string": 8, "bool": 9, "float16": 10}


def category(value):
    return CATEGORIES[value.name]


def records(onnx, opens):
    """The table's lines: one for each operator."""
    names = {each.name for each in onnx.defs.get_all_schemas_with_history() if not each.domain}
    known = {name: onnx.defs.get_schema(name, 17, "") for name in names}
    for name in sorted(set(known) | set(NEWER)):
        schema = known.get(name)
        if schema is not None and schema.deprecated:
            continue
        if name in NEWER:
            since, inputs, types = NEWER[name]
        else:
            since, inputs = described(schema)
            types = INPUTS.get(name) or trial_types(schema)
        record = {"name": name, "since": since, "cpu": opens(name, types), "inputs": inputs}
        if schema is not None and schema.inputs and schema.inputs[-1].option.name == "Variadic":
            record["variadic"] = True
        yield record


def described(schema):
    since, more = CHANGED.get(schema.name, (schema.since_version, {}))
    return since, {**{each.name: category(each.differentiationCategory) for each in schema.inputs}, **more}


def trial_types(schema):
    """A type for each input that must be given: float where that is allowed."""
    allowed = {each.type_param_str: each.allowed_type_strs for each in schema.type_constraints}
    given = [each for each in schema.inputs if each.option.name != "Optional"]
    return [preferred(allowed.get(each.typeStr, [each.typeStr])) for each in given]


def preferred(types):
    for name in PREFERRED:
        for form in (f"tensor({name})", f"seq(tensor({name}))", f"optional(tensor({name}))"):
            if form in types:
                return form.replace(f"tensor({name})", name)
    raise SystemExit(f"make_operator_table.py: no way to try one of the types {types}")


class Runtime:
    """Opens models by ONNX Runtime's C interface, whose table of functions only ever grows at its end."""

    def __init__(self, path):
        library = ctypes.CDLL(path)
        library.OrtGetApiBase.restype = ctypes.POINTER(ctypes.c_void_p)
        get_api = ctypes.CFUNCTYPE(ctypes.POINTER(ctypes.c_void_p), ctypes.c_uint32)(library.OrtGetApiBase()[0])
        self.table = get_api(16)
        self.code = self.function(1, ctypes.c_int, ctypes.c_void_p)
        self.message = self.function(2, ctypes.c_char_p, ctypes.c_void_p)
        self.environment, self.options = ctypes.c_void_p(), ctypes.c_void_p()
        create = self.function(3, ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)
        create(4, b"table", ctypes.byref(self.environment))
        self.function(10, ctypes.c_void_p, ctypes.c_void_p)(ctypes.byref(self.options))

    def function(self, place, result, *arguments):
        return ctypes.CFUNCTYPE(result, *arguments)(self.table[place])

    def open(self, model):
        """The error's code and text; 0 where the model opens."""
        create = self.function(
            8, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_void_p)
        session = ctypes.c_void_p()
        status = create(self.environment, model, len(model), self.options, ctypes.byref(session))
        return (self.code(status), self.message(status).decode()) if status else (0, "")


def model(onnx, name, types):
    """A model of one node, of inputs whose shapes are not known."""
    names = [f"x{place}" if each else "" for place, each in enumerate(types)]
    inputs = [onnx.ValueInfoProto(name=each, type=type_of(onnx, text)) for each, text in zip(names, types) if text]
    outputs = [onnx.ValueInfoProto(name=f"y{place}") for place in range(OUTPUTS.get(name, 1))]
    attributes = {**ATTRIBUTES.get(name, {}), **graphs(onnx, name)}
    node = onnx.helper.make_node(name, names, [each.name for each in outputs], **attributes)
    graph = onnx.helper.make_graph([node], name, inputs, outputs)
    made = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", OPSET)])
    made.ir_version = IR_VERSION
    return made.SerializeToString()


def type_of(onnx, text):
    kind = onnx.TypeProto()
    if text.startswith("seq("):
        kind.sequence_type.elem_type.CopyFrom(type_of(onnx, text[4:-1]))
    elif text.startswith("optional("):
        kind.optional_type.elem_type.CopyFrom(type_of(onnx, text[9:-1]))
    else:
        kind.tensor_type.elem_type = TYPES[text]
    return kind


def graphs(onnx, name):
    """The graphs inside those operators that have some: they pass on what they are given."""
    value, number = onnx.TensorProto.FLOAT, onnx.TensorProto.INT64

    def graph(inputs, outputs):
        nodes = [onnx.helper.make_node("Identity", [source], [made]) for source, made, _ in outputs]
        return onnx.helper.make_graph(
            nodes, "inside", [onnx.helper.make_tensor_value_info(*each, []) for each in inputs],
            [onnx.helper.make_tensor_value_info(made, kind, []) for _, made, kind in outputs])

    state = [("s", value)]
    same = [("s", "t", value)]
    condition = ("c", onnx.TensorProto.BOOL)
    constant = onnx.helper.make_graph(
        [onnx.helper.make_node("Constant", [], ["k"], value_float=1.0)], "inside", [],
        [onnx.helper.make_tensor_value_info("k", value, [])])
    return {
        "If": {"then_branch": constant, "else_branch": constant},
        "Loop": {"body": graph([("i", number), condition, *state], [("c", "d", condition[1]), *same])},
        "Scan": {"body": graph(state, same), "num_scan_inputs": 1},
        "SequenceMap": {"body": graph(state, same)},
    }.get(name, {})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    supplied = os.path.join(FOLDER, "artifacts", "onnxviz", "libonnxruntime.so")
    parser.add_argument("--runtime", default=supplied, metavar="FILE", help="ONNX Runtime's library")
    parser.add_argument("--out", default=os.path.join(FOLDER, "onnx", "operators.json"), metavar="FILE", help="the table")
    arguments = parser.parse_args()
    try:
        import onnx
        import onnx.defs
        import onnx.helper
    except ImportError:
        sys.exit("make_operator_table.py: Python's onnx is missing: apt-get install python3-onnx and run /usr/bin/python3")
    if not os.path.exists(arguments.runtime):
        sys.exit(f"make_operator_table.py: there is no {arguments.runtime}: run ./build.sh first, or give --runtime")
    runtime = Runtime(arguments.runtime)

    def opens(name, types):
        code, message = runtime.open(model(onnx, name, types))
        if code not in (0, NOT_IMPLEMENTED):
            sys.exit(f"make_operator_table.py: {name} could not be tried: {message}")
        return code == 0

    lines = [json.dumps(record) for record in records(onnx, opens)]
    with open(arguments.out, "w", encoding="utf-8", newline="\n") as table:
        table.write("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
