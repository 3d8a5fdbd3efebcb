package org.danubecamel.test;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs every fact of the main artifact against the {@link BrokerUnderTest}. */
@Suite
@SelectPackages("org.danubecamel.test")
@IncludeClassNamePatterns(".*Facts")
final class BehaviourTest {}
