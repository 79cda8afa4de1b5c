/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a process gives up before it reads a file that may be meant to do harm. Three fences, each for itself:
 * limits of memory, time and files; Landlock (Linux 5.13), which takes the whole file system away and, where the
 * kernel knows how, the network and signals to others; and a seccomp filter, which leaves the few calls that computing
 * in memory and writing to an open descriptor need.
 *
 * The numbers are of the kernel's interface (linux/landlock.h, linux/seccomp.h, linux/filter.h); Landlock's are repeated
 * here because the headers of an older system do not have them.
 */

#include "config.h"

#include "glm-confinement.h"

#include <gio/gio.h>
#include <errno.h>
#include <sys/resource.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SHADOW_MEMORY 1
#endif
#endif

static gboolean
set_failed (GError    **error,
            const char *what)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", what, g_strerror (code));
  return FALSE;
}

/* At @value the process is told, at the harder one it is killed: whoever started it sees which limit it was. */
static gboolean
limit (int      resource,
       rlim_t   value,
       GError **error)
{
  struct rlimit old;
  struct rlimit wanted = { value, resource == RLIMIT_CPU ? value + 1 : value };

  if (getrlimit (resource, &old) == 0 && old.rlim_max != RLIM_INFINITY && old.rlim_max < wanted.rlim_max)
    {
      wanted.rlim_cur = MIN (value, old.rlim_max);
      wanted.rlim_max = old.rlim_max;
    }
  return setrlimit (resource, &wanted) == 0 || set_failed (error, "setrlimit");
}

static gboolean
limit_all (guint64  addresses,
           guint    seconds,
           GError **error)
{
#ifndef HAS_SHADOW_MEMORY
  if (!limit (RLIMIT_AS, (rlim_t) addresses, error))
    return FALSE;
#endif
  /* No file is opened (those that are stay open), written, or left behind. */
  return limit (RLIMIT_CPU, seconds, error) && limit (RLIMIT_NOFILE, 0, error) && limit (RLIMIT_FSIZE, 0, error) &&
         limit (RLIMIT_CORE, 0, error);
}

#ifdef __linux__

#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#define __NR_landlock_restrict_self 446
#endif
#define LANDLOCK_ASK_VERSION 1u

/* struct landlock_ruleset_attr as of version 6; older kernels take the start of it. */
typedef struct
{
  guint64 access_fs;
  guint64 access_net;
  guint64 scoped;
} LandlockRules;

/* Rights to files by the version of the interface: 13 of the first, then to rename, to cut, to control devices. */
static guint64
landlock_files (long version)
{
  static const guint rights[] = { 13, 14, 15, 15, 16 };

  return (G_GUINT64_CONSTANT (1) << rights[MIN (version, 5) - 1]) - 1;
}

/* No rule is added: nothing is allowed. A kernel without Landlock is no error. */
static gboolean
restrict_files (GError **error)
{
  long version = syscall (__NR_landlock_create_ruleset, NULL, 0, LANDLOCK_ASK_VERSION);
  LandlockRules rules = { 0 };
  long rule_set;
  gboolean done;

  if (version < 1)
    return TRUE;
  rules.access_fs = landlock_files (version);
  rules.access_net = 3; /* to bind and to connect TCP */
  rules.scoped = 3;     /* abstract sockets and signals */
  rule_set = syscall (__NR_landlock_create_ruleset, &rules, version >= 6 ? 24 : version >= 4 ? 16 : 8, 0);
  if (rule_set < 0)
    return set_failed (error, "landlock_create_ruleset");
  done = syscall (__NR_landlock_restrict_self, rule_set, 0) == 0 || set_failed (error, "landlock_restrict_self");
  close ((int) rule_set);
  return done;
}

#if defined(__x86_64__)
#define AUDIT_ARCH_HERE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define AUDIT_ARCH_HERE AUDIT_ARCH_AARCH64
#endif

#ifdef AUDIT_ARCH_HERE

/* The low half of an argument stands first on both machines. */
#define LOAD(field) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, field))
#define RETURN(what) BPF_STMT (BPF_RET | BPF_K, what)
#define REFUSE(code) RETURN (SECCOMP_RET_ERRNO | ((code) & SECCOMP_RET_DATA))
#define ALLOW(name)                                        \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), \
    RETURN (SECCOMP_RET_ALLOW)
#define SAY_DENIED(name)                                   \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), \
    REFUSE (EACCES)
/* Only to write or to compute in, never to run. */
#define ALLOW_WITHOUT_EXEC(name)                            \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4),  \
    LOAD (args[2]),                                         \
    BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0), \
    RETURN (SECCOMP_RET_ALLOW),                             \
    REFUSE (EPERM)
/* A signal to this process alone: abort() sends one. */
#define ALLOW_TO_SELF(name, self)                          \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), \
    LOAD (args[0]),                                        \
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, self, 0, 1),      \
    RETURN (SECCOMP_RET_ALLOW),                            \
    REFUSE (EPERM)

static gboolean
filter_calls (GError **error)
{
  const guint32 self = (guint32) getpid ();
  struct sock_filter filter[] = {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_HERE, 1, 0),
    RETURN (SECCOMP_RET_KILL_PROCESS),
    LOAD (nr),
#ifdef __x86_64__
    /* The numbers of x32, another interface to the same kernel. */
    BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    REFUSE (EPERM),
    SAY_DENIED (open),
    ALLOW (time),
#endif
    SAY_DENIED (openat),
    ALLOW (read),
    ALLOW (pread64),
    ALLOW (readv),
    ALLOW (write),
    ALLOW (writev),
    ALLOW (lseek),
    ALLOW (close),
    ALLOW (brk),
    ALLOW (munmap),
    ALLOW (mremap),
    ALLOW (madvise),
    ALLOW_WITHOUT_EXEC (mmap),
    ALLOW_WITHOUT_EXEC (mprotect),
    ALLOW (futex),
    ALLOW (sched_yield),
    ALLOW (sched_getaffinity),
    ALLOW (sysinfo),
    ALLOW (getrandom),
    ALLOW (getpid),
    ALLOW (gettid),
    ALLOW (clock_gettime),
    ALLOW (clock_getres),
    ALLOW (clock_nanosleep),
    ALLOW (nanosleep),
    ALLOW (gettimeofday),
    ALLOW (rt_sigaction),
    ALLOW (rt_sigprocmask),
    ALLOW (rt_sigreturn),
    ALLOW (sigaltstack),
    ALLOW_TO_SELF (tgkill, self),
    ALLOW (restart_syscall),
    ALLOW (exit),
    ALLOW (exit_group),
    REFUSE (EPERM),
  };
  struct sock_fprog program = { G_N_ELEMENTS (filter), filter };

  if (prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0)
    return TRUE;
  /* A kernel that was built without it. */
  return errno == EINVAL || set_failed (error, "seccomp");
}

#else

static gboolean
filter_calls (GError **error)
{
  return TRUE;
}

#endif

static gboolean
give_up_files (GError **error)
{
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return set_failed (error, "no_new_privs");
  /* Whoever asked is gone: nobody wants the answer. And no other process of the user's looks in. */
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  return restrict_files (error);
}

#else

static gboolean
give_up_files (GError **error)
{
  return TRUE;
}

static gboolean
filter_calls (GError **error)
{
  return TRUE;
}

#endif

/**
 * glm_confinement_enter:
 * @addresses: how many bytes of address space are enough
 * @seconds: how many of the processor's are enough
 * @error: return location for a #GIOErrorEnum
 *
 * Gives up, for this process and for ever: opening files and sockets, starting programs and threads, reaching
 * other processes, more addresses and more of the processor's time than that. Descriptors that are open stay so. Call it
 * while there is one thread.
 *
 * What a kernel does not have is not missed; what it has and refuses is an error.
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_confinement_enter (guint64  addresses,
                       guint    seconds,
                       GError **error)
{
  return give_up_files (error) && limit_all (addresses, seconds, error) && filter_calls (error);
}
