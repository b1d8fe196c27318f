/** Version bumps in the GitOps repository, as pull requests that touch nothing else. */
@NullMarked
package dev.modelgate.promotion;

import org.jspecify.annotations.NullMarked;
