"""From a Keras net to an ONNX model by tf2onnx; TensorFlow and tf2onnx are arguments."""

from . import keras_nets
from .failure import Failure, one_line


def convert(tensorflow, tf2onnx, model, shape, opset, free_batch=False):
    """The ONNX model of a net.

    Pictures go in as [N, C, H, W] and every layer's output comes out so, which takes the Transposes around convolutions
    out of the file; the output of a layer is a tensor called as the layer.
    """
    named = keras_nets.taps(model)
    whole = tensorflow.keras.Model(model.inputs, [tensor for _, tensor in named])
    height, width, channels = shape
    spec = tensorflow.TensorSpec((None if free_batch else 1, channels, height, width), tensorflow.float32, name="input")

    @tensorflow.function(input_signature=[spec])
    def run(pictures):
        outputs = whole(tensorflow.transpose(pictures, (0, 2, 3, 1)), training=False)
        outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
        return {name: channels_first(tensorflow, output) for (name, _), output in zip(named, outputs)}

    try:
        made, _ = tf2onnx.convert.from_function(run, input_signature=[spec], opset=opset)
    except (ValueError, RuntimeError, NotImplementedError) as error:
        raise Failure(f"tf2onnx does not convert {model.name} at opset {opset}: {one_line(error)}") from error
    keep_output(made, named[-1][0])
    made.graph.name = model.name
    return made


def channels_first(tensorflow, output):
    return tensorflow.transpose(output, (0, 3, 1, 2)) if len(output.shape) == 4 else output


def keep_output(model, name):
    """Leaves one output; the other layers stay as tensors inside."""
    others = [output for output in model.graph.output if output.name != name]
    if len(others) == len(model.graph.output):
        raise Failure(f"tf2onnx has renamed the output {name}: {', '.join(output.name for output in others)}")
    for output in others:
        model.graph.output.remove(output)
