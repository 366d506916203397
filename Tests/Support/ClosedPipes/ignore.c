#include "ClosedPipes.h"

#include <signal.h>

// Writing to a program that has ended is an error for the test that writes. Without this it kills the process of all tests.
// Programs that tests start are not concerned: they begin with the signals as they are by default.
__attribute__((constructor)) static void ignore_closed_pipes(void) { signal(SIGPIPE, SIG_IGN); }
