// Linked into what `scripts/test --sanitize thread` builds: tells the thread sanitizer what it cannot see of Swift.
//
// 1. The fast paths of a Synchronization.Mutex are compiled into its callers, where the sanitizer sees their atomic
//    operations. The slow ones are in libswiftSynchronization, which is built without the sanitizer: without this,
//    everything that a contended Mutex guards looks like a race.
// 2. Swift's runtime tells of tasks that go on on another thread once its hook was called, which nobody does here.
// 3. That hook does not cover a continuation which is resumed before its task waits for it.
// 4. The compiler tells the sanitizer of each inout access, also of those to values of no size, such as the system's
//    source of random numbers. They have no address, and the sanitizer crashes on what is in its place. The loads and
//    stores themselves are seen all the same. (`--wrap=__tsan_external_write`)
// 5. Swift's library makes an array out of an empty collection by writing its count, zero, over the zero of the one
//    empty array that all threads share.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define swift_method __attribute__((swiftcall))
#define swift_self __attribute__((swift_context))

// libswiftCore's hook.
extern void __tsan_on_initialize(void);
extern void __tsan_acquire(void *address);
extern void __tsan_release(void *address);

typedef swift_method void (*lock_slow_method)(uint32_t, swift_self void *);
typedef swift_method void (*unlock_slow_method)(swift_self void *);

swift_method void lock_slow(uint32_t value, swift_self void *handle) __asm__(LOCK_SLOW);
swift_method void unlock_slow(swift_self void *handle) __asm__(UNLOCK_SLOW);

static void *original(void **known, const char *name) {
    void *found = __atomic_load_n(known, __ATOMIC_RELAXED);
    if (!found) {
        found = dlsym(RTLD_NEXT, name);
        __atomic_store_n(known, found, __ATOMIC_RELAXED);
    }
    return found;
}

swift_method void lock_slow(uint32_t value, swift_self void *handle) {
    static void *known;
    ((lock_slow_method)original(&known, LOCK_SLOW))(value, handle);
    __tsan_acquire(handle);
}

swift_method void unlock_slow(swift_self void *handle) {
    static void *known;
    __tsan_release(handle);
    ((unlock_slow_method)original(&known, UNLOCK_SLOW))(handle);
}

// MARK: Continuations

#define swift_async_method __attribute__((swiftasynccall))

typedef swift_method void (*resume_function)(void *);
typedef swift_method void (*resume_with_error_function)(void *, void *);
typedef swift_method void *(*init_function)(void *, uintptr_t);
typedef swift_async_method void (*await_function)(void *);

extern swift_method void *swift_task_getCurrent(void);

// The next continuation lies where the last one did, which may have been resumed between the look and the wait below.
swift_method void *swift_continuation_init(void *context, uintptr_t flags) {
    static void *known;
    __tsan_acquire(swift_task_getCurrent());
    return ((init_function)original(&known, "swift_continuation_init"))(context, flags);
}

swift_method void swift_continuation_resume(void *task) {
    static void *known;
    __tsan_release(task);
    ((resume_function)original(&known, "swift_continuation_resume"))(task);
}

swift_method void swift_continuation_throwingResume(void *task) {
    static void *known;
    __tsan_release(task);
    ((resume_function)original(&known, "swift_continuation_throwingResume"))(task);
}

swift_method void swift_continuation_throwingResumeWithError(void *task, void *error) {
    static void *known;
    __tsan_release(task);
    ((resume_with_error_function)original(&known, "swift_continuation_throwingResumeWithError"))(task, error);
}

swift_async_method void swift_continuation_await(void *context) {
    static void *known;
    __tsan_acquire(swift_task_getCurrent());
    await_function next = (await_function)original(&known, "swift_continuation_await");
    __attribute__((musttail)) return next(context);
}

// MARK: Others

__attribute__((constructor)) static void tell_swift(void) { __tsan_on_initialize(); }

void __wrap___tsan_external_write(void *address, void *caller, void *tag) {}

const char *__tsan_default_suppressions(void) { return "race:_swiftEmptyArrayStorage\n"; }
