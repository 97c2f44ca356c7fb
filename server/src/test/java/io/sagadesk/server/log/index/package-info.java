@NullMarked
package io.sagadesk.server.log.index;

import org.jspecify.annotations.NullMarked;
