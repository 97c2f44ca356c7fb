@NullMarked
package io.sagadesk.api.policy;

import org.jspecify.annotations.NullMarked;
