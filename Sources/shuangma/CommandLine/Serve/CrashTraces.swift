import Glibc

/// What a crash of this process would leave behind: core files and dumps of memory, with keys and what records say.
enum CrashTraces {
    /// Has the system write no core file, and Swift print no backtrace, which shows the memory that registers point to.
    ///
    /// A limit of 1 byte also stops a program that takes core dumps from a pipe (Linux, `fs/coredump.c`); 0 would not.
    /// Whoever sets the variable SWIFT_BACKTRACE gets the backtraces that it asks for.
    static func forbid() {
        var limit = rlimit(rlim_cur: 1, rlim_max: 1)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        guard getenv("SWIFT_BACKTRACE") == nil else { return }
        for number in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { signal(number, SIG_DFL) }
    }
}
