// Linked into what `scripts/test --sanitize thread` builds: tells the thread sanitizer what it cannot see of Swift.
//
// 1. The fast paths of a Synchronization.Mutex are compiled into its callers, where the sanitizer sees their atomic
//    operations. The slow ones are in libswiftSynchronization, which is built without the sanitizer: without this,
//    everything that a contended Mutex guards looks like a race.
// 2. The compiler tells the sanitizer of each inout access, also of those to values of no size, such as the system's
//    source of random numbers. They have no address, and the sanitizer crashes on what is in its place. The loads and
//    stores themselves are seen all the same. (`--wrap=__tsan_external_write`)

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define swift_method __attribute__((swiftcall))
#define swift_self __attribute__((swift_context))

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

void __wrap___tsan_external_write(void *address, void *caller, void *tag) {}
