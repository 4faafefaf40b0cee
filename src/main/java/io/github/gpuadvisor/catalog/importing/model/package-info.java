/**
 * Model files from outside (Hugging Face configurations, safetensors and GGUF headers) into {@link
 * io.github.gpuadvisor.catalog.Model} records. Nothing in a file is trusted: lengths are held
 * against the bytes that are left before anything is kept.
 */
@NullMarked
package io.github.gpuadvisor.catalog.importing.model;

import org.jspecify.annotations.NullMarked;
