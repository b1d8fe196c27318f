/** What tests of several modules share: small real files, contract suites for ports, scenarios. */
@NullMarked
package dev.modelgate.testkit;

import org.jspecify.annotations.NullMarked;
