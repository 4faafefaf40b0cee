/**
 * Pages that explain GPUs to people who never rented one: each lesson is a text with places for
 * numbers, and the code that asks the catalog for them. Start at {@link
 * io.github.gpuadvisor.guide.learn.Lessons}.
 */
@NullMarked
package io.github.gpuadvisor.guide.learn;

import org.jspecify.annotations.NullMarked;
