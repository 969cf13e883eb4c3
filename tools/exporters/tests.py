"""What the exporters do beside converting; run with `python3 -m unittest exporters.tests` in the folder tools/.

Keras's nets are stood in for by objects of the same shape: TensorFlow is not needed.
"""

import contextlib
import io
import json
import pathlib
import sys
import tempfile
import types
import unittest
from unittest import mock

import onnx
import torch
import torchvision
from onnx import helper, numpy_helper

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import export_keras
import export_torchvision
from exporters import files, keras_export, keras_names, keras_nets, torch_export, torchvision_nets
from exporters.failure import Failure
from exporters.tapped import Tapped


def small_model(weights=4):
    weight = numpy_helper.from_array(torch.ones(weights).numpy(), "w")
    x, y = (helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [weights]) for name in "xy")
    return helper.make_model(helper.make_graph([helper.make_node("Add", ["x", "w"], ["y"])], "g", [x], [y], [weight]))


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_model_card_and_labels_lie_side_by_side(self):
        files.write(self.folder / "net.onnx", small_model(), {"input": "x"}, ["cat", "dög"])
        self.assertEqual(["net.card.json", "net.labels.txt", "net.onnx"], self.names())
        card = json.loads((self.folder / "net.card.json").read_text(encoding="utf-8"))
        self.assertEqual({"input": "x", "labels": "net.labels.txt"}, card)
        self.assertEqual("cat\ndög\n", (self.folder / "net.labels.txt").read_text(encoding="utf-8"))

    def test_a_file_that_cannot_be_finished_leaves_the_old_one(self):
        path = self.folder / "net.onnx"
        path.write_text("old")
        with self.assertRaises(RuntimeError), files.unfinished(path) as part:
            part.write_text("half")
            raise RuntimeError
        self.assertEqual(["net.onnx"], self.names())
        self.assertEqual("old", path.read_text())

    def test_large_weights_go_into_a_file_of_their_own(self):
        with mock.patch.object(files, "LIMIT", 1000):
            files.write(self.folder / "net.onnx", small_model(1000), {}, [])
        self.assertEqual(["net.card.json", "net.onnx", "net.onnx.data"], self.names())
        onnx.checker.check_model(str(self.folder / "net.onnx"))
        weight = numpy_helper.to_array(onnx.load(str(self.folder / "net.onnx")).graph.initializer[0])
        self.assertEqual(1000, weight.sum())

    def test_a_model_is_named_after_the_net_unless_told_otherwise(self):
        self.assertEqual(pathlib.Path("vgg16.onnx"), files.model_path(None, "vgg16"))
        self.assertEqual(self.folder / "vgg16.onnx", files.model_path(str(self.folder), "vgg16"))
        self.assertEqual(pathlib.Path("a/b.onnx"), files.model_path("a/b.onnx", "vgg16"))
        with self.assertRaisesRegex(Failure, "must end in .onnx: b.pb"):
            files.model_path("b.pb", "vgg16")


class Block(torch.nn.Module):
    """A residual block with everything that makes names hard: a module called twice, sums and ReLUs in place."""

    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(4, 4, 3, padding=1)
        self.norm = torch.nn.BatchNorm2d(4)
        self.relu = torch.nn.ReLU(inplace=True)
        self.tail = torch.nn.Sequential(torch.nn.Conv2d(4, 4, 1), torch.nn.Dropout())

    def forward(self, x):
        inner = self.relu(self.norm(self.conv(x)))
        inner = torch.nn.functional.relu(self.tail(inner), inplace=True)
        inner += x
        return self.relu(inner)


class Names(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.module = torch.nn.Sequential(Block(), Block())
        for module in self.module.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                torch.nn.init.uniform_(module.running_mean, -1, 1)
        self.net = torchvision_nets.Net(
            "blocks", self.module, lambda result: {"logits": result}, 8, "unit", [], "", True)
        self.module.eval()
        self.input = torch.randn(1, 4, 8, 8)
        self.tapped = Tapped(self.module, self.net.outputs, self.input)

    def test_modules_name_tensors_and_containers_are_aliases(self):
        self.assertEqual(
            ["logits", "0.norm", "0.relu", "0.tail.0", "0.relu_1", "1.norm", "1.relu", "1.tail.0"],
            self.tapped.exported_names())
        self.assertEqual({"0.tail.1": "0.tail.0", "0.tail": "0.tail.0", "0": "0.relu_1", "1.tail.1": "1.tail.0",
                          "1.tail": "1.tail.0", "1.relu_1": "logits", "1": "logits"}, self.tapped.names.aliases)

    def test_a_tensor_has_the_numbers_that_its_module_gives(self):
        with torch.no_grad():
            named = self.tapped.activations(self.input)
            block = self.module[0]
            norm = block.norm(block.conv(self.input))
            tail = block.tail(norm.relu())
        self.assertTrue(torch.equal(norm, named["0.norm"]))
        self.assertTrue(torch.equal(tail, named["0.tail.0"]))
        self.assertTrue(torch.equal((tail.relu() + self.input).relu(), named["0.relu_1"]))

    def test_the_exported_graph_is_the_one_without_names(self):
        with mock.patch.object(torch_export, "example", lambda net: self.input):
            model, card = torch_export.convert(self.net, self.tapped, 13)
        plain = io.BytesIO()
        torch.onnx.export(self.module, self.input, plain, opset_version=13)
        operators = [node.op_type for node in onnx.load_from_string(plain.getvalue()).graph.node]
        self.assertEqual(operators, [node.op_type for node in model.graph.node])
        self.assertEqual(["logits"], [output.name for output in model.graph.output])
        own = {name: name for name in self.tapped.exported_names()[1:]}
        self.assertEqual({**own, **self.tapped.names.aliases}, card["layers"])
        made = {name for node in model.graph.node for name in node.output}
        self.assertLessEqual({"0.norm", "0.relu_1", "1.tail.0"}, made)

    def test_a_vgg_has_the_names_that_keras_gives(self):
        for name, conv in (("vgg16", "features.28"), ("vgg11_bn", "features.24")):
            names = keras_names.of_vgg(torchvision_nets.build(name, random=True, classes=2).module)
            last = "block5_conv3" if name == "vgg16" else "block5_conv1"
            self.assertEqual(features_index(conv) + 1 if name == "vgg16" else 24, features_index(names[last]))
            self.assertEqual(["classifier.1", "classifier.4", "classifier.6"],
                             [names[each] for each in ("fc1", "fc2", "predictions")])


def features_index(path):
    return int(path.split(".")[1])


class Torchvision(unittest.TestCase):
    def test_an_unknown_net_is_answered_with_the_nearest(self):
        with self.assertRaisesRegex(Failure, "no net resnet51; the nearest are resnet50"):
            torchvision_nets.build("resnet51")

    def test_weights_of_another_net_are_named(self):
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/net.pth"
            torch.save(torchvision_nets.build("squeezenet1_1", random=True).module.state_dict(), path)
            net = torchvision_nets.build("squeezenet1_1", weights=path)
            self.assertFalse(net.is_random)
            self.assertEqual("the weights of net.pth", net.weights)
            with self.assertRaisesRegex(Failure, "net.pth do not fit squeezenet1_0: .* differences in all"):
                torchvision_nets.build("squeezenet1_0", weights=path)
            with self.assertRaisesRegex(Failure, r"classifier.1.* is \[1000"):
                torchvision_nets.build("squeezenet1_1", weights=path, classes=7)

    def test_a_file_that_holds_no_weights_is_refused(self):
        with tempfile.NamedTemporaryFile(suffix=".pth") as file:
            file.write(b"no weights")
            file.flush()
            with self.assertRaisesRegex(Failure, "no file of weights that PyTorch can read"):
                torchvision_nets.build("squeezenet1_1", weights=file.name)
        with self.assertRaisesRegex(Failure, "/no/such.pth cannot be read: No such file"):
            torchvision_nets.build("squeezenet1_1", weights="/no/such.pth")

    def test_random_weights_come_from_the_seed(self):
        one, two, other = (torchvision_nets.build("squeezenet1_1", random=True, seed=seed) for seed in (3, 3, 4))
        weight = "features.0.weight"
        self.assertTrue(torch.equal(one.module.state_dict()[weight], two.module.state_dict()[weight]))
        self.assertFalse(torch.equal(one.module.state_dict()[weight], other.module.state_dict()[weight]))
        self.assertEqual("random weights (seed 3)", one.weights)

    def test_weights_that_torch_has_downloaded_are_found(self):
        state = torchvision_nets.build("squeezenet1_1", random=True, seed=9).module.state_dict()
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(torch.hub, "get_dir", lambda: folder):
            pathlib.Path(folder, "checkpoints").mkdir()
            torch.save(state, pathlib.Path(folder, "checkpoints", "squeezenet1_1-b8a52dc0.pth"))
            net = torchvision_nets.build("squeezenet1_1")
        self.assertFalse(net.is_random)
        self.assertEqual("torchvision's weights IMAGENET1K_V1", net.weights)
        self.assertEqual(1000, len(net.labels))
        self.assertTrue(torch.equal(state["features.0.weight"], net.module.state_dict()["features.0.weight"]))

    def test_weights_without_a_classifier_have_no_labels(self):
        features = torchvision.models.VGG16_Weights.IMAGENET1K_FEATURES
        self.assertEqual([], torchvision_nets.labels_of(features))
        self.assertEqual({"weights": None}, torchvision_nets.arguments_of("vgg16", 224, None, features, None, {}))


class FakeLayer:
    def __init__(self, name, input=None, output=None, activation=None):
        self.name, self.input, self.output = name, input, output or object()
        self.activation = activation


class Conv2D(FakeLayer):
    pass


class BatchNormalization(FakeLayer):
    pass


class Dense(FakeLayer):
    pass


def softmax(numbers):
    return numbers


def fake_model(shape=(None, 224, 224, 3)):
    image = types.SimpleNamespace(shape=shape)
    first = FakeLayer("input_1", output=image)
    conv = Conv2D("conv1", image)
    norm = BatchNormalization("bn1", conv.output)
    plain = Conv2D("conv2", norm.output)
    last = Dense("predictions", plain.output, activation=softmax)
    layers = [first, conv, norm, plain, last]
    return types.SimpleNamespace(name="fake", inputs=[image], outputs=[last.output], layers=layers)


class Keras(unittest.TestCase):
    def test_layers_name_tensors_but_for_inputs_and_folded_convolutions(self):
        self.assertEqual(["bn1", "conv2", "predictions"], [name for name, _ in keras_nets.taps(fake_model())])

    def test_predictions_are_logits(self):
        model = fake_model()
        keras_nets.drop_softmax(model)
        self.assertEqual("linear", model.layers[-1].activation.__name__)

    def test_the_card_says_how_pictures_go_in(self):
        rows = {"VGG16": "caffe", "resnet50": "caffe", "ResNet50V2": "tf", "DenseNet121": "imagenet",
                "EfficientNetB0": "raw255", "EfficientNetV2S": "raw255", "MobileNetV2": "tf",
                "MobileNetV3Small": "raw255", "Xception": "tf", "NASNetMobile": "tf", "ConvNeXtTiny": "raw255",
                "RegNetX002": "raw255", "ResNetRS50": "raw255", "InceptionResNetV2": "tf"}
        self.assertEqual(rows, {name: keras_nets.preprocessing_of(name) for name in rows})
        card = keras_nets.card(fake_model(), "vgg16", None, "random weights (seed 0)", "TensorFlow 2", 17,
                               {"conv2", "bn1", "unknown"})
        self.assertEqual({"about": "Keras fake, random weights (seed 0), exported by TensorFlow 2 at opset 17",
                          "input": "input", "preprocessing": "caffe", "layers": {"bn1": "bn1", "conv2": "conv2"}}, card)
        self.assertNotIn("preprocessing", keras_nets.card(fake_model(), "vgg16.h5", None, "", "", 17, set()))
        self.assertEqual("tf", keras_nets.card(fake_model(), "a.h5", "tf", "", "", 17, set())["preprocessing"])

    def test_sizes_that_the_net_leaves_open_are_filled_in(self):
        self.assertEqual((224, 224, 3), keras_nets.picture_shape(fake_model()))
        self.assertEqual((96, 96, 1), keras_nets.picture_shape(fake_model((None, None, None, 1)), 96))
        with self.assertRaisesRegex(Failure, "224 x 224; --size is for nets that leave it open"):
            keras_nets.picture_shape(fake_model(), 96)
        with self.assertRaisesRegex(Failure, "not pictures"):
            keras_nets.picture_shape(fake_model((None, 10)))

    def test_an_unknown_net_is_answered_with_the_nearest(self):
        applications = types.SimpleNamespace(VGG16=1, VGG19=2, ResNet50=3, vgg16=4)
        self.assertEqual(1, keras_nets.find(applications, "vgg16"))
        with self.assertRaisesRegex(Failure, "no vgg17; the nearest are VGG1"):
            keras_nets.find(applications, "vgg17")

    def test_inner_layers_stay_as_tensors_and_one_output_is_left(self):
        image, *outputs = (helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [4])
                           for name in ("input", "conv1", "predictions"))
        nodes = [helper.make_node("Relu", ["input"], ["conv1"]), helper.make_node("Relu", ["conv1"], ["predictions"])]
        model = helper.make_model(helper.make_graph(nodes, "g", [image], outputs))
        keras_export.keep_output(model, "predictions")
        self.assertEqual(["predictions"], [output.name for output in model.graph.output])
        self.assertEqual(["conv1", "predictions"], [node.output[0] for node in model.graph.node])
        with self.assertRaisesRegex(Failure, "renamed the output logits: predictions"):
            keras_export.keep_output(model, "logits")

    def test_what_is_missing_is_named_in_one_line(self):
        with mock.patch.dict(sys.modules, {"tensorflow": None}), \
                self.assertRaisesRegex(Failure, "tensorflow is missing; pip install tensorflow tf2onnx"):
            export_keras.need("tensorflow")


class FakeTensor:
    """Stands for what flows through a Keras net while it is traced; notes how it was transposed."""

    def __init__(self, shape):
        self.shape = tuple(shape)


def fake_tensorflow(model):
    """As much of TensorFlow as the exporter calls: building `model`, a net over its layers, and tracing."""
    def whole(inputs, outputs):
        return lambda pictures, training: [FakeTensor((1, 7, 7, 5)) if number else FakeTensor(pictures.shape)
                                           for number, _ in enumerate(outputs)]
    return types.SimpleNamespace(
        __version__="2", float32="float32", function=lambda input_signature: lambda traced: traced,
        TensorSpec=lambda shape, dtype, name: FakeTensor(shape),
        transpose=lambda tensor, axes: FakeTensor(tensor.shape[axis] for axis in axes),
        keras=types.SimpleNamespace(
            Model=whole, applications=types.SimpleNamespace(VGG16=lambda weights: model),
            utils=types.SimpleNamespace(set_random_seed=lambda seed: None)))


def fake_from_function(traced, input_signature, opset):
    """A chain of Relus that makes what the traced function gives, under its names and with its shapes."""
    made, last, nodes = traced(input_signature[0]), "input", []
    for name in made:
        nodes.append(helper.make_node("Relu", [last], [name]))
        last = name
    outputs = [helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, tensor.shape)
               for name, tensor in made.items()]
    image = helper.make_tensor_value_info("input", onnx.TensorProto.FLOAT, input_signature[0].shape)
    return helper.make_model(helper.make_graph(nodes, "traced", [image], outputs)), {}


class KerasProgram(unittest.TestCase):
    def test_the_steps_fit_together(self):
        convert = types.SimpleNamespace(from_function=fake_from_function)
        modules = {"tensorflow": fake_tensorflow(fake_model()), "tf2onnx.convert": convert,
                   "tf2onnx": types.SimpleNamespace(__version__="1", convert=convert)}
        with tempfile.TemporaryDirectory() as folder, mock.patch.dict(sys.modules, modules), \
                contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(io.StringIO()) as talk:
            export_keras.run(export_keras.read_arguments(["VGG16", "-o", folder]))
            model = onnx.load(f"{folder}/vgg16.onnx")
            card = json.loads(pathlib.Path(folder, "vgg16.card.json").read_text(encoding="utf-8"))
        self.assertEqual(["predictions"], [output.name for output in model.graph.output])
        shapes = [[size.dim_value for size in value.type.tensor_type.shape.dim]
                  for value in (model.graph.input[0], model.graph.output[0])]
        self.assertEqual([[1, 3, 224, 224], [1, 5, 7, 7]], shapes)
        self.assertEqual(["bn1", "conv2", "predictions"], list(card["layers"]))
        self.assertEqual("caffe", card["preprocessing"])
        self.assertIn("fake at 224 x 224, random weights (seed 0), opset 17", said.getvalue())
        self.assertIn("are random", talk.getvalue())


class Arguments(unittest.TestCase):
    def test_contradictions_are_wrong_usage(self):
        for program, arguments in (
                (export_keras, []), (export_keras, ["net.h5", "--weights", "a.h5"]),
                (export_keras, ["vgg16", "--weights", "a.h5", "--imagenet"]), (export_keras, ["vgg16", "--size", "0"]),
                (export_keras, ["vgg16", "--preprocessing", "cafe"]),
                (export_torchvision, ["vgg16", "--download", "--random"]), (export_torchvision, []),
                (export_torchvision, ["vgg16", "--batch", "2"]), (export_torchvision, ["vgg16", "--classes", "0"])):
            with self.subTest(arguments=arguments), contextlib.redirect_stderr(io.StringIO()), \
                    self.assertRaises(SystemExit) as ended:
                program.read_arguments(arguments)
            self.assertEqual(2, ended.exception.code)

    def test_options_are_read(self):
        options = export_keras.read_arguments(["VGG16", "-o", "a.onnx", "--batch", "dynamic", "--opset", "13"])
        self.assertEqual(("VGG16", "a.onnx", "dynamic", 13),
                         (options.name, options.output, options.batch, options.opset))


if __name__ == "__main__":
    unittest.main()
