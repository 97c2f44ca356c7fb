/** Tests of what instances tell each other. */
@NullMarked
package io.sagadesk.server.notice;

import org.jspecify.annotations.NullMarked;
