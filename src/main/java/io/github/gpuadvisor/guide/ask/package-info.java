/**
 * Questions for somebody who does not know what to type: which are put, what an answer means, and
 * the arguments they come to. {@link Script} is the contents page. Only {@link Terminal} knows that
 * there is one.
 */
@NullMarked
package io.github.gpuadvisor.guide.ask;

import org.jspecify.annotations.NullMarked;
