/* SPDX-License-Identifier: ISC */
/* The lock that makes writers go one after the other. It belongs to the open file description, so it holds between threads as well
 * as between processes and ends with the process, however that ends. Waiting in the kernel's queue is fair: nobody polls. */
#include <errno.h>
#include <fcntl.h>
#include <luqu/i18n.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"

enum { STEP_MS = 100 };

static int lock_command(int fd, int command)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(fd, command, &lock);
}

/* A lock file that is made now lets in whom the database lets in. */
static int lock_open(const struct lock_request *request)
{
	struct stat like = { .st_mode = 0600 };
	bool has_like = request->like && stat(request->like, &like) == 0;
	int fd = open(request->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);

	if (fd >= 0 || errno != ENOENT)
		return fd;
	fd = open(request->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, like.st_mode & 0666);
	if (fd < 0)
		return errno == EEXIST ? open(request->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW) : -1;
	if (has_like) {
		/* Whoever may not do this keeps what open() gave. */
		if (fchown(fd, geteuid() == 0 ? like.st_uid : (uid_t)-1, like.st_gid) == 0)
			fchmod(fd, like.st_mode & 0666);
	}
	return fd;
}

/* Somebody may have taken the file away while we waited: then we hold a lock that nobody else will ask for. */
static bool is_current(const struct lock_request *request, int fd)
{
	struct stat held, named;

	return fstat(fd, &held) == 0 && stat(request->path, &named) == 0 && held.st_dev == named.st_dev &&
	       held.st_ino == named.st_ino;
}

struct wait {
	int fd;
	int error; /* 0: taken */
	bool is_done;
	pthread_mutex_t mutex;
	pthread_cond_t done;
};

static void wait_end(struct wait *wait, int error)
{
	pthread_mutex_lock(&wait->mutex);
	wait->error = error;
	wait->is_done = true;
	pthread_cond_signal(&wait->done);
	pthread_mutex_unlock(&wait->mutex);
}

/* Waits in the kernel; the wait for a lock can be cancelled, nothing else here. */
static void *wait_run(void *context)
{
	struct wait *wait = context;
	int error = 0;
	int state;

	while (lock_command(wait->fd, F_OFD_SETLKW) != 0) {
		error = errno;
		if (error != EINTR)
			break;
		error = 0;
	}
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
	wait_end(wait, error);
	return NULL;
}

static struct timespec time_after(clockid_t clock, long ms)
{
	struct timespec time;

	clock_gettime(clock, &time);
	time.tv_nsec += ms % 1000 * 1000000;
	time.tv_sec += ms / 1000 + time.tv_nsec / 1000000000;
	time.tv_nsec %= 1000000000;
	return time;
}

enum patience { PATIENCE_TAKEN, PATIENCE_OVER, PATIENCE_CANCELLED };

static enum patience wait_watch(struct wait *wait, const struct lock_request *request)
{
	unsigned steps = request->seconds * (1000 / STEP_MS);
	enum patience patience = PATIENCE_OVER;

	pthread_mutex_lock(&wait->mutex);
	for (unsigned step = 0; step < steps && !wait->is_done && patience == PATIENCE_OVER; step++) {
		const struct timespec until = time_after(CLOCK_MONOTONIC, STEP_MS);

		while (!wait->is_done && pthread_cond_timedwait(&wait->done, &wait->mutex, &until) == 0)
			;
		pthread_mutex_unlock(&wait->mutex);
		if (!progress_step(request->progress, _("waiting for others"), step * STEP_MS / 1000, request->seconds))
			patience = PATIENCE_CANCELLED;
		pthread_mutex_lock(&wait->mutex);
	}
	if (wait->is_done && patience == PATIENCE_OVER)
		patience = PATIENCE_TAKEN;
	pthread_mutex_unlock(&wait->mutex);
	return patience;
}

static void wait_prepare(struct wait *wait, int fd)
{
	pthread_condattr_t attributes;

	*wait = (struct wait){ .fd = fd };
	pthread_mutex_init(&wait->mutex, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&wait->done, &attributes);
	pthread_condattr_destroy(&attributes);
}

/* The thread that waits takes no signals. */
static int thread_begin(pthread_t *thread, struct wait *wait)
{
	sigset_t every, before;
	int error;

	sigfillset(&every);
	pthread_sigmask(SIG_SETMASK, &every, &before);
	error = pthread_create(thread, NULL, wait_run, wait);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return error;
}

static enum status wait_for(const struct lock_request *request, int fd, struct problem *problem)
{
	enum patience patience;
	struct wait wait;
	pthread_t thread;
	int error;

	wait_prepare(&wait, fd);
	error = thread_begin(&thread, &wait);
	if (error != 0)
		return problem_system(problem, error, "%s", request->path);
	patience = wait_watch(&wait, request);
	pthread_cancel(thread);
	pthread_join(thread, NULL);
	pthread_cond_destroy(&wait.done);
	pthread_mutex_destroy(&wait.mutex);
	if (patience == PATIENCE_CANCELLED)
		return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	if (patience == PATIENCE_OVER)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: locked by another; waited %u seconds"), request->path,
		                   request->seconds);
	return wait.error == 0 ? STATUS_OK : problem_system(problem, wait.error, "%s", request->path);
}

/* One file, one wait: the caller looks whether the file is still the one. */
static enum status take_once(const struct lock_request *request, int *fd, struct problem *problem)
{
	enum status status = STATUS_OK;

	*fd = lock_open(request);
	if (*fd < 0)
		return problem_system(problem, errno, "%s", request->path);
	if (lock_command(*fd, F_OFD_SETLK) != 0) {
		status = errno == EAGAIN || errno == EACCES ? wait_for(request, *fd, problem)
		                                            : problem_system(problem, errno, "%s", request->path);
	}
	if (status != STATUS_OK)
		lock_release(*fd);
	return status;
}

enum status lock_take(const struct lock_request *request, int *fd, struct problem *problem)
{
	for (;;) {
		enum status status = take_once(request, fd, problem);

		if (status != STATUS_OK) {
			*fd = -1;
			return status;
		}
		if (is_current(request, *fd))
			return STATUS_OK;
		lock_release(*fd);
	}
}

bool lock_try(const struct lock_request *request, int *fd)
{
	*fd = lock_open(request);
	if (*fd >= 0 && lock_command(*fd, F_OFD_SETLK) == 0 && is_current(request, *fd))
		return true;
	lock_release(*fd);
	*fd = -1;
	return false;
}

/* Closing lets go; nobody else has this open file description (a wait that was cancelled has ended). */
void lock_release(int fd)
{
	if (fd >= 0)
		close(fd);
}
