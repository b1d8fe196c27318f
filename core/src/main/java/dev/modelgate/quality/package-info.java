/** How well a model does on data as they come: over time where labels are known, estimated where they are not. */
@NullMarked
package dev.modelgate.quality;

import org.jspecify.annotations.NullMarked;
