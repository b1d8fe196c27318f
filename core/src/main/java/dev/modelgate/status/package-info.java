/** Where each environment stands, and whose move it is. */
@NullMarked
package dev.modelgate.status;

import org.jspecify.annotations.NullMarked;
