/** Git through JGit: the local forge, a bare repository whose pull requests live in refs, and source revisions. */
@NullMarked
package dev.modelgate.adapter.git;

import org.jspecify.annotations.NullMarked;
