/** Scenarios: folders that say what a user does, with which files, and how a goal ends then; run through any frontend. */
@NullMarked
package dev.modelgate.testkit.scenario;

import org.jspecify.annotations.NullMarked;
