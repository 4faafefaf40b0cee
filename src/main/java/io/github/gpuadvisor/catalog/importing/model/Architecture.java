package io.github.gpuadvisor.catalog.importing.model;

/** One family of models: from the fields of its configuration to its shape and weights. */
interface Architecture {
  Blueprint read(ConfigFields config);
}
