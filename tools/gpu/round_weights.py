#!/usr/bin/env python3
"""Rounds the float weights of an ONNX file to bfloat16's 8 bits, in place: random weights then compress by half.

In and out: the file. Needs numpy and onnx.
"""

import sys

import numpy
import onnx
from onnx import numpy_helper

path = sys.argv[1]
model = onnx.load(path)
for weight in model.graph.initializer:
    if weight.data_type == onnx.TensorProto.FLOAT:
        bits = numpy_helper.to_array(weight).view(numpy.uint32) & numpy.uint32(0xFFFF0000)
        weight.CopyFrom(numpy_helper.from_array(bits.view(numpy.float32), weight.name))
onnx.save(model, path)
