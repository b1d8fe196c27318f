/** The project file: the sections of all steps, put together. */
@NullMarked
package dev.modelgate.project;

import org.jspecify.annotations.NullMarked;
