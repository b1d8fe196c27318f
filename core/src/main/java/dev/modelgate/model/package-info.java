/** Models: signature, artefact, quality on a holdout, and the comparison with the champion. */
@NullMarked
package dev.modelgate.model;

import org.jspecify.annotations.NullMarked;
