/** Policies over evidence and facts, and the decision whether a model may enter an environment. */
@NullMarked
package dev.modelgate.gate;

import org.jspecify.annotations.NullMarked;
