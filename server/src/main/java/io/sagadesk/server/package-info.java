/** The runnable application. */
@NullMarked
package io.sagadesk.server;

import org.jspecify.annotations.NullMarked;
