/** Commands and questions over HTTP: one resource per feature, which translates, sends, and does nothing else. */
@NullMarked
package io.sagadesk.server.http;

import org.jspecify.annotations.NullMarked;
