@NullMarked
package io.sagadesk.saga;

import org.jspecify.annotations.NullMarked;
