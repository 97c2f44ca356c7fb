@NullMarked
package io.sagadesk.server.axonserver;

import org.jspecify.annotations.NullMarked;
