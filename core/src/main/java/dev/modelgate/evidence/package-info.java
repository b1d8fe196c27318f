/** Digests, canonical JSON and the in-toto statements that gates look at. */
@NullMarked
package dev.modelgate.evidence;

import org.jspecify.annotations.NullMarked;
