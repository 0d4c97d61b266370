"""What a bank of exercises looks like: the models that a YAML file is read into, and the JSON Schema made of them."""
