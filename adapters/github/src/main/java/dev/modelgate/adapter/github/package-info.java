/** GitHub and GitHub Enterprise Server: pull requests through GitHub API for Java, at the pace that GitHub asks for. */
@NullMarked
package dev.modelgate.adapter.github;

import org.jspecify.annotations.NullMarked;
