@NullMarked
package io.sagadesk.testbed.cluster;

import org.jspecify.annotations.NullMarked;
