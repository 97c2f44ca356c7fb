/** What the command lines of the testbed share. */
@NullMarked
package io.sagadesk.testbed.options;

import org.jspecify.annotations.NullMarked;
