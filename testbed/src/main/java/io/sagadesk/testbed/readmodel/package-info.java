/** The read models of a running server, as its HTTP interface shows them. */
@NullMarked
package io.sagadesk.testbed.readmodel;

import org.jspecify.annotations.NullMarked;
