#!/usr/bin/env python3
"""Runs onnx's own checker, shapes and types included, over model files.

A file is checked in the operator set that it declares where the installed onnx knows that set. Where onnx is older
(Debian's 1.12 knows operator sets up to 17), a copy is checked that is declared in the newest set it knows: operators
that have had the same form since then stay as they are, those whose form changed are brought back to it (the axes of
reductions become attributes again, the number of parts of a Split goes, and so do new attributes that say what was
always so), and a file with an operator that has no such form is not checked but said to be so.

Prints one line for each file. Exit status: 0 all files pass, 1 one does not, 3 one could not be checked.
"""
import argparse
import sys

REDUCTIONS = {
    "ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceMax", "ReduceMean", "ReduceMin", "ReduceProd",
    "ReduceSumSquare",
}
# Operators whose form changed after operator set 17: from which input on, and which attributes, they had none before.
CHANGED = {
    "AveragePool": (None, {"dilations"}),
    "Cast": (None, {"saturate"}),
    "CastLike": (None, {"saturate"}),
    "DequantizeLinear": (None, {"block_size"}),
    "LpPool": (None, {"dilations", "ceil_mode"}),
    "Pad": (3, set()),
    "QuantizeLinear": (None, {"saturate", "block_size", "output_dtype"}),
    "Resize": (None, {"antialias", "axes", "keep_aspect_ratio_policy"}),
}
# Of those attributes, the contents that say what was always so.
ONES = [(1,), (1, 1), (1, 1, 1)]
ALWAYS = {
    ("AveragePool", "dilations"): ONES,
    ("Cast", "saturate"): [1],
    ("CastLike", "saturate"): [1],
    ("LpPool", "ceil_mode"): [0],
    ("LpPool", "dilations"): ONES,
    ("Resize", "antialias"): [0],
    ("Resize", "keep_aspect_ratio_policy"): ["stretch"],
}
# Contents that came after operator set 17.
VALUES = {
    "GridSample": ("mode", {"linear", "cubic"}),
    "Pad": ("mode", {"wrap"}),
    "Resize": ("coordinate_transformation_mode", {"half_pixel_symmetric"}),
    "ScatterElements": ("reduction", {"min", "max"}),
    "ScatterND": ("reduction", {"min", "max"}),
}
# Operators that came after operator set 17, or were made anew.
NEW = {
    "AffineGrid", "BitwiseAnd", "BitwiseNot", "BitwiseOr", "BitwiseXor", "CenterCropPad", "Col2Im", "DFT",
    "DeformConv", "Gelu", "GroupNormalization", "ImageDecoder", "Mish", "OptionalGetElement", "OptionalHasElement",
    "RegexFullMatch", "StringConcat", "StringSplit",
}
KNOWN_TO = 21


class NotChecked(Exception):
    """The file is outside what the installed onnx can say something about."""


def attribute(node, name):
    return next((each for each in node.attribute if each.name == name), None)


def bring_back(node, constants, helper, numpy_helper):
    """Changes a node to its form in operator set 17; says whether there was anything to change."""
    if node.op_type in NEW:
        raise NotChecked(f"{node.op_type} is newer than operator set 17")
    idle = [each for each in node.attribute if says(each) in ALWAYS.get((node.op_type, each.name), [])]
    for each in idle:
        node.attribute.remove(each)
    position, names = CHANGED.get(node.op_type, (None, set()))
    setting, contents = VALUES.get(node.op_type, ("", set()))
    found = sorted(each.name for each in node.attribute if each.name in names)
    given = attribute(node, setting)
    more = position is not None and any(node.input[position:])
    if found or more or (given is not None and given.s.decode() in contents):
        raise NotChecked(f"{node.op_type} {node.name} has no form in operator set 17")
    if node.op_type == "Split" and attribute(node, "num_outputs") is not None:
        node.attribute.remove(attribute(node, "num_outputs"))
        return True
    if node.op_type in REDUCTIONS:
        return bring_axes_back(node, constants, helper, numpy_helper)
    return bool(idle)


def says(each):
    return each.s.decode() or tuple(each.ints) or each.i


def bring_axes_back(node, constants, helper, numpy_helper):
    if (attribute(node, "noop_with_empty_axes") or helper.make_attribute("none", 0)).i:
        raise NotChecked(f"{node.op_type} {node.name} has no form in operator set 17")
    if len(node.input) < 2 or not node.input[1]:
        return False
    if node.input[1] not in constants:
        raise NotChecked(f"the axes of {node.op_type} {node.name} are computed")
    axes = numpy_helper.to_array(constants[node.input[1]])
    del node.input[1:]
    node.attribute.append(helper.make_attribute("axes", [int(axis) for axis in axes]))
    return True


def prepare(model, onnx):
    """Changes a model so that the installed onnx can check it; gives what was done, in words."""
    standard = next((each for each in model.opset_import if each.domain in ("", "ai.onnx")), None)
    declared = standard.version if standard is not None else 0
    newest = onnx.defs.onnx_opset_version()
    if declared <= newest:
        return f"operator set {declared}"
    if declared > KNOWN_TO or newest < 17:
        raise NotChecked(f"operator set {declared} against onnx {onnx.__version__}, which knows {newest}")
    constants = {each.name: each for each in model.graph.initializer}
    nodes = [node for node in model.graph.node if not node.domain]
    changed = sum(bring_back(node, constants, onnx.helper, onnx.numpy_helper) for node in nodes)
    if any(each.type == onnx.AttributeProto.GRAPH for node in model.graph.node for each in node.attribute):
        raise NotChecked("it has graphs inside nodes")
    standard.version = newest
    model.ir_version = min(model.ir_version, onnx.IR_VERSION)
    return f"operator set {declared} as {newest}, {changed} operators in their earlier form"


def check(path, onnx):
    """Gives the exit status of one file and prints its line."""
    try:
        model = onnx.load(path)
        how = prepare(model, onnx)
        onnx.checker.check_model(model, full_check=True)
        onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    except NotChecked as reason:
        print(f"{path}: not checked: {reason}")
        return 3
    except Exception as error:  # onnx, protobuf and the file system have no common base
        print(f"{path}: {' '.join(str(error).split())}")
        return 1
    print(f"{path}: passes onnx {onnx.__version__}, {how}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE", help="a model")
    files = parser.parse_args().files
    try:
        import onnx
        import onnx.checker
        import onnx.numpy_helper
        import onnx.shape_inference
    except ImportError:
        sys.exit("check_onnx.py: Python's onnx is missing: apt-get install python3-onnx and run /usr/bin/python3")
    results = [check(path, onnx) for path in files]
    sys.exit(1 if 1 in results else max(results))


if __name__ == "__main__":
    main()
