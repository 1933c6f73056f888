"""The stages of the pipeline: one module, one public function of its name."""
