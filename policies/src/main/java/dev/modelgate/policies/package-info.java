/** The language of a policy's rules: the Common Expression Language (CEL). */
@NullMarked
package dev.modelgate.policies;

import org.jspecify.annotations.NullMarked;
