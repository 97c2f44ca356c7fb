@NullMarked
package io.sagadesk.server.outage;

import org.jspecify.annotations.NullMarked;
