/** Service-health figures: response times, satisfaction, service-level attainment. */
@NullMarked
package io.sagadesk.api.service;

import org.jspecify.annotations.NullMarked;
