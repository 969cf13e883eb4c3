"""What the exporters in the folder above share: naming a net's tensors, model cards, files that appear whole."""
