/** GitHub on this machine: REST, GraphQL and Git over one loopback address, with state, faults and a record of all calls. */
@NullMarked
package dev.modelgate.testkit.github;

import org.jspecify.annotations.NullMarked;
