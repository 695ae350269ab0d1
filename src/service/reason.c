/* SPDX-License-Identifier: ISC */
/* Reasons, as they go into the audit trail. */
#include "reason.h"

#include <string.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

enum status reason_check(const char *reason, struct problem *problem)
{
	enum text_fault fault;

	if (!reason || text_is_blank(reason, strlen(reason)))
		return problem_set(problem, STATUS_USAGE, "%s", _("a reason is needed"));
	fault = text_check(reason, strlen(reason), NULL);
	return fault == TEXT_GOOD ? STATUS_OK
	                          : problem_set(problem, STATUS_USAGE, _("the reason holds %s"), text_fault_name(fault));
}
