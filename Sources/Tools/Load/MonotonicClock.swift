import Foundation

/// The system's monotonic clock, in nanoseconds.
enum MonotonicClock {
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Blocks the thread until a moment.
    static func sleep(until moment: UInt64) {
        var time = timespec(tv_sec: Int(moment / 1_000_000_000), tv_nsec: Int(moment % 1_000_000_000))
        while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
    }

    /// Makes the sleeps of the calling thread end on the microsecond: Linux lets them last 50 µs longer otherwise.
    static func makeSleepsPrecise() {
        // The interface's numbers are fixed for ever; prctl itself has a variable list of arguments, which
        // Swift does not call, so the thread's own file says it.
        guard let file = fopen("/proc/thread-self/timerslack_ns", "w") else { return }
        fputs("1", file)
        fclose(file)
    }
}

/// CPU time of processes, in seconds.
enum ProcessTime {
    /// This process's.
    static var own: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// That of several processes, by number; 0 of those that do not exist.
    static func of(_ processes: [Int32]) -> [Int32: Double] {
        Dictionary(processes.map { ($0, of($0) ?? 0) }) { first, _ in first }
    }

    /// That of one process; nil when it does not exist.
    ///
    /// The process's own clock counts in nanoseconds. `/proc/PID/stat` has the same sum in steps of 10 ms, too coarse
    /// for a process that has little to do.
    static func of(_ process: Int32) -> Double? {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension Duration {
    /// The duration in nanoseconds, none below zero.
    var inNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        return seconds < 0 ? 0 : UInt64(seconds) * 1_000_000_000 + UInt64(max(0, attoseconds)) / 1_000_000_000
    }
}
