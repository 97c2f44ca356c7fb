/** Kills the server while read models follow, catch up, are rebuilt and switched, and compares them with a rebuild. */
@NullMarked
package io.sagadesk.testbed.crash.readmodel;

import org.jspecify.annotations.NullMarked;
