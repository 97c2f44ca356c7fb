/** Checks the start of a server on a directory: refused with one sentence, or started right. */
@NullMarked
package io.sagadesk.testbed.damage.check;

import org.jspecify.annotations.NullMarked;
