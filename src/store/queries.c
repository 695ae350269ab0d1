/* SPDX-License-Identifier: ISC */
/* The named questions that others may ask: parameters and columns are described in store.h. */
#include "statements.h"

#define LIST_NAMES                                                                                                                 \
	" LEFT JOIN programs g ON g.code = r.program LEFT JOIN schools s ON s.code = g.school"                                     \
	" LEFT JOIN candidates c ON c.candidate_no = r.candidate_no"
#define HAS_MARKS                                                                                                                  \
	"(EXISTS (SELECT 1 FROM subjects b JOIN scores m ON m.candidate_no = s.candidate_no AND m.subject = b.code"               \
	" WHERE b.exam = s.exam) OR EXISTS (SELECT 1 FROM sheets h JOIN batches t ON t.number = h.batch"                          \
	" WHERE h.candidate_no = s.candidate_no AND t.exam = s.exam))"
#define SEAT_KEY "exam || '/' || site || '/' || room || '/' || seat"
#define AUDIT_COLUMNS "SELECT seq, time, user, action, object, key, old, new, reason, chain FROM audit"
#define ENTRIES_OF(pass) "(SELECT count(*) FROM entries e WHERE e.batch = b.number AND e.pass = " #pass ")"
#define UNLIKE(a, b) "(" a ".mark_e2 IS NOT " b ".mark_e2 OR " a ".status <> " b ".status OR " a ".code <> " b ".code)"
#define BATCHES                                                                                                                    \
	"SELECT b.number, b.exam, b.subject, b.site, b.room, b.packet, b.state, b.first, b.second, b.slip_count, b.slip_sum_e2,"   \
	" coalesce(l.state, ''), coalesce(l.\"by\", ''), (SELECT count(*) FROM sheets h WHERE h.batch = b.number), " ENTRIES_OF(  \
	        1) ", " ENTRIES_OF(2) ", " ENTRIES_OF(3) ", (SELECT count(*) FROM entries x JOIN entries y ON y.batch = x.batch"    \
	                                                 " AND y.pass = 2 AND y.place = x.place WHERE x.batch = b.number"           \
	                                                 " AND x.pass = 1 AND " UNLIKE("x", "y") " AND NOT EXISTS (SELECT 1 FROM"     \
	                                                                                         " entries z WHERE z.batch = x.batch" \
	                                                                                         " AND z.pass = 3"                  \
	                                                                                         " AND z.place = x.place))"         \
	" FROM batches b LEFT JOIN blinds l ON l.exam = b.exam"

/* The candidate under that alias takes part. */
#define TAKES_PART(alias)                                                                                                          \
	" NOT EXISTS (SELECT 1 FROM registrations w WHERE w.candidate_no = " alias ".candidate_no AND w.state = 'withdrawn')"
/* Every candidate but the withdrawn: the day of birth is the one given, else that in an ID number of 18 characters. */
#define BORN                                                                                                                       \
	"SELECT c.candidate_no, c.name, iif(coalesce(g.birth, '') <> '', g.birth, iif(length(c.id_no) = 18, substr(c.id_no, 7, 4)" \
	" || '-' || substr(c.id_no, 11, 2) || '-' || substr(c.id_no, 13, 2), '')) AS birth FROM candidates c"                      \
	" LEFT JOIN registrations g ON g.candidate_no = c.candidate_no WHERE coalesce(g.state, '') <> 'withdrawn'"

const struct statement_entry query_entries[STORE_QUERY_COUNT] = {
	[STORE_RUNS] = { "SELECT number, time, user, state, digest, n_tiers, n_kept, coalesce(kept_run, 0), n_placed, n_unplaced"
	                 " FROM runs ORDER BY number DESC",
	                 NULL },
	[STORE_RUN_TIERS] = { "SELECT position, tier, is_kept FROM run_tiers WHERE run = ?1 ORDER BY position", NULL },
	[STORE_PLACEMENTS] = { "SELECT candidate_no, tier, program, pool, choice, merit_e4, by_order FROM run_places WHERE run = ?1"
	                       " ORDER BY candidate_no",
	                       NULL },
	[STORE_CUTOFFS] = { "SELECT tier, program, pool, seats, placed, merit_e4 FROM run_pools WHERE run = ?1"
	                    " ORDER BY tier, program, pool",
	                    NULL },
	[STORE_VACANCIES] = { "SELECT tier, program, pool, seats, placed, iif(is_passed, vacant, 0), iif(is_passed, 0, vacant)"
	                      " FROM run_pools WHERE run = ?1 ORDER BY tier, program, pool",
	                      NULL },
	[STORE_UNPLACED] = { "SELECT candidate_no, reason FROM run_unplaced WHERE run = ?1 ORDER BY candidate_no", NULL },
	[STORE_LIST_BY_SCHOOL] = { "SELECT coalesce(g.school, ''), coalesce(s.name, ''), r.program, coalesce(g.name, ''), r.tier, "
	                           "r.pool,"
	                           " r.candidate_no, coalesce(c.name, ''), coalesce(c.sex, ''), coalesce(c.feeder, ''), r.choice,"
	                           " r.merit_e4, r.by_order FROM run_places r" LIST_NAMES " WHERE r.run = ?1"
	                           " ORDER BY 1, r.program, r.tier, r.pool, r.merit_e4 DESC, r.candidate_no",
	                           NULL },
	[STORE_LIST_BY_FEEDER] = { "SELECT coalesce(c.feeder, ''), r.candidate_no, coalesce(c.name, ''), coalesce(c.sex, ''), "
	                           "r.tier,"
	                           " r.program, coalesce(g.name, ''), coalesce(s.name, ''), r.pool, r.choice, r.merit_e4, "
	                           "r.by_order,"
	                           " '' FROM run_places r" LIST_NAMES " WHERE r.run = ?1 UNION ALL"
	                           " SELECT coalesce(c.feeder, ''), u.candidate_no, coalesce(c.name, ''), coalesce(c.sex, ''), '', "
	                           "'', '',"
	                           " '', '', 0, 0, 0, u.reason FROM run_unplaced u LEFT JOIN candidates c ON c.candidate_no ="
	                           " u.candidate_no WHERE u.run = ?1 ORDER BY 1, 2",
	                           NULL },
	[STORE_CANDIDATE_SCORES] = { "SELECT subject, mark_e2, status FROM scores WHERE candidate_no = ?1 ORDER BY subject", NULL },
	[STORE_CANDIDATE_BONUSES] = { "SELECT policy, points_e2 FROM bonuses WHERE candidate_no = ?1 ORDER BY policy", NULL },
	[STORE_CANDIDATE_CLAIMS] = { "SELECT kind, item, points_e2, state, notice_to FROM claims WHERE candidate_no = ?1 ORDER BY kind, item", NULL },
	[STORE_CANDIDATE_CHOICES] = { "SELECT tier, rank, program FROM choices WHERE candidate_no = ?1 ORDER BY tier, rank", NULL },
	[STORE_CANDIDATE_RETURNS] = { "SELECT tier, program, reason FROM returns WHERE candidate_no = ?1 ORDER BY tier, program",
	                              NULL },
	[STORE_CANDIDATE_ORDERS] = { "SELECT tier, program, pool, reason, authority FROM orders WHERE candidate_no = ?1 ORDER BY "
	                             "tier",
	                             NULL },
	[STORE_CANDIDATE_SEATS] = { "SELECT s.exam, e.name, s.site, i.name, s.room, s.seat, s.ticket FROM seats s"
	                            " JOIN exams e ON e.code = s.exam JOIN sites i ON i.code = s.site WHERE s.candidate_no = ?1"
	                            " ORDER BY s.exam",
	                            NULL },
	[STORE_TICKET] = { "SELECT candidate_no, exam FROM seats WHERE ticket = ?1 ORDER BY candidate_no, exam", NULL },
	[STORE_EXAM_ROOMS] = { "SELECT o.site, o.room, o.size, o.columns, coalesce(x.tag, ''), coalesce(x.date, ''), coalesce(x.half, ''),"
	                       " coalesce(x.sex, ''), coalesce(x.\"group\", ''), (SELECT count(*) FROM seats s WHERE s.exam = o.exam"
	                       " AND s.site = o.site AND s.room = o.room), i.name, i.address FROM rooms o"
	                       " JOIN sites i ON i.code = o.site LEFT JOIN room_uses x ON x.exam = o.exam AND x.site = o.site"
	                       " AND x.room = o.room WHERE o.exam = ?1 ORDER BY o.site, 6, 7, o.room",
	                       NULL },
	[STORE_EXAM_SEATS] = { "SELECT s.site, s.room, s.seat, s.ticket, s.candidate_no, c.name, c.sex, c.feeder, coalesce(f.name, c.feeder),"
	                       " EXISTS (SELECT 1 FROM registrations w WHERE w.candidate_no = s.candidate_no AND w.state = 'withdrawn')"
	                       " FROM seats s JOIN candidates c ON c.candidate_no = s.candidate_no LEFT JOIN schools f ON f.code = c.feeder"
	                       " WHERE s.exam = ?1 AND (?2 = '' OR s.site = ?2) AND (?3 = '' OR s.room = ?3)"
	                       " ORDER BY s.site, s.room, s.seat",
	                       NULL },
	[STORE_SEATED_MARKED] = { "SELECT s.candidate_no FROM seats s WHERE s.exam = ?1 AND " HAS_MARKS " LIMIT 1", NULL },
	[STORE_SEAT_MARKED] = { "SELECT s.candidate_no FROM seats s WHERE s.exam = ?1 AND s.site = ?2 AND s.room = ?3 AND s.seat = ?4"
	                        " AND " HAS_MARKS,
	                        NULL },
	[STORE_CHOICE_LIST] = { "SELECT rank, program FROM choices WHERE candidate_no = ?1 AND tier = ?2 ORDER BY rank", NULL },
	[STORE_SUBJECT_SCORES] = { "SELECT candidate_no, mark_e2, status FROM scores WHERE subject = ?1 ORDER BY candidate_no",
	                           "asked only when a subject itself changes" },
	[STORE_EXAM_SCORES] = { "SELECT candidate_no, subject, mark_e2, status FROM scores"
	                        " WHERE subject IN (SELECT code FROM subjects WHERE exam = ?1) ORDER BY candidate_no, subject",
	                        "an exam is all candidates" },
	[STORE_CANDIDATES_FROM] = { "SELECT candidate_no, name, sex, feeder, category FROM candidates WHERE candidate_no >= ?1"
	                            " ORDER BY candidate_no LIMIT ?2",
	                            NULL },
	[STORE_CANDIDATES_NAMED] = { "SELECT candidate_no, name, sex, feeder, category FROM candidates WHERE instr(name, ?1)"
	                             " ORDER BY candidate_no LIMIT ?2",
	                             "a part of a name is in no index" },
	[STORE_AUDIT] = { AUDIT_COLUMNS " WHERE seq > ?1 ORDER BY seq LIMIT ?2", NULL },
	[STORE_LIST_OF_SCHOOL] = { "SELECT r.candidate_no, coalesce(c.name, ''), coalesce(c.sex, ''), coalesce(c.feeder, ''), s.name,"
	                           " r.program, g.name, r.tier, r.pool, r.choice, r.merit_e4, '' FROM run_places r"
	                           " CROSS JOIN programs g ON g.code = r.program AND g.school = ?2 JOIN schools s ON s.code = g.school"
	                           " LEFT JOIN candidates c ON c.candidate_no = r.candidate_no WHERE r.run = ?1"
	                           " ORDER BY r.program, r.tier, r.pool, r.merit_e4 DESC, r.candidate_no",
	                           NULL },
	[STORE_LIST_OF_FEEDER] = { "SELECT c.candidate_no, c.name, c.sex, c.feeder, coalesce(s.name, ''), coalesce(r.program, ''),"
	                           " coalesce(g.name, ''), coalesce(r.tier, ''), coalesce(r.pool, ''), r.choice, r.merit_e4,"
	                           " coalesce(u.reason, '') FROM candidates c"
	                           " LEFT JOIN run_places r ON r.run = ?1 AND r.candidate_no = c.candidate_no"
	                           " LEFT JOIN run_unplaced u ON u.run = ?1 AND u.candidate_no = c.candidate_no"
	                           " LEFT JOIN programs g ON g.code = r.program LEFT JOIN schools s ON s.code = g.school"
	                           " WHERE c.feeder = ?2 AND" TAKES_PART("c")
	                           " ORDER BY c.candidate_no",
	                           "a feeder school is in no index" },
	[STORE_SCENARIOS] = { "SELECT s.name, s.time, s.user, s.digest, s.note,"
	                      " (SELECT count(*) FROM scenario_fields f WHERE f.scenario = s.name AND f.new IS NOT NULL)"
	                      " FROM scenarios s ORDER BY s.name",
	                      NULL },
	[STORE_SCENARIO_FIELDS] = { "SELECT kind, key, field, old, new FROM scenario_fields WHERE scenario = ?1 ORDER BY kind, key, field",
	                            NULL },
	[STORE_WITHDRAWN] = { "SELECT candidate_no FROM registrations WHERE state = 'withdrawn' ORDER BY candidate_no", NULL },
	[STORE_BATCHES] = { BATCHES " WHERE ?1 = '' OR b.exam = ?1 ORDER BY b.number", NULL },
	[STORE_BATCH] = { BATCHES " WHERE b.number = ?1", NULL },
	[STORE_BATCH_SHEETS] = { "SELECT place, candidate_no FROM sheets WHERE batch = ?1 ORDER BY length(place), place", NULL },
	[STORE_BATCH_ENTRIES] = { "SELECT pass, place, mark_e2, status, code, user FROM entries WHERE batch = ?1"
	                          " ORDER BY pass, length(place), place",
	                          NULL },
	[STORE_SHEET_ENTRIES] = { "SELECT pass, mark_e2, status, code, user, keystrokes, active_ms FROM entries"
	                          " WHERE batch = ?1 AND pass IN (1, 2, 3) AND place = ?2 ORDER BY pass",
	                          NULL },
	[STORE_BATCH_NEXT] = { "SELECT coalesce(max(number), 0) + 1 FROM batches", NULL },
	[STORE_KEEPING] = { "SELECT * FROM (SELECT 'batches' AS t, min(number) AS k FROM batches"
	                    " UNION ALL SELECT 'blinds', min(exam) FROM blinds"
	                    " UNION ALL SELECT 'breaches', min(candidate_no) FROM breaches WHERE lifted_user = ''"
	                    " UNION ALL SELECT 'rechecks', min(number) FROM rechecks WHERE state IN ('applied', 'proposed'))"
	                    " WHERE k IS NOT NULL",
	                    NULL },
	[STORE_BATCHES_OPEN] = { "SELECT count(*) FROM batches WHERE exam = ?1 AND state = 'open'", NULL },
	[STORE_ENTERED_BY] = { "SELECT 1 FROM batches b JOIN entries e ON e.batch = b.number WHERE b.exam = ?1 AND e.user = ?2 LIMIT 1",
	                       NULL },
	[STORE_GIVEN_TO] = { "SELECT 1 FROM batches WHERE exam = ?1 AND (first = ?2 OR second = ?2) LIMIT 1", NULL },
	[STORE_LABELLED_BY] = { "SELECT 1 FROM audit WHERE object = 'exams' AND key = ?1 AND action = 'labels' AND user = ?2 LIMIT 1", NULL },
	[STORE_BLIND_LABELS] = { "SELECT b.subject AS subject, s.site AS site, s.room AS room, s.seat AS seat, b.code FROM blind_codes b"
	                         " JOIN seats s ON s.candidate_no = b.candidate_no AND s.exam = b.exam"
	                         " WHERE b.exam = ?1 AND b.candidate_no <> '' UNION ALL"
	                         " SELECT subject, site, room, '', code FROM blind_codes WHERE exam = ?1 AND candidate_no = ''"
	                         " ORDER BY subject, site, room, seat",
	                         NULL },
	[STORE_OPERATORS] = { "SELECT e.user, count(*), sum(e.keystrokes), sum(e.active_ms), count(t.place), coalesce(sum(t.place IS NOT"
	                      " NULL AND " UNLIKE("t", "e") "), 0) FROM batches b JOIN entries e ON e.batch = b.number AND e.pass < 3"
	                      " LEFT JOIN entries t ON t.batch = e.batch AND t.pass = 3 AND t.place = e.place WHERE b.exam = ?1"
	                      " GROUP BY e.user ORDER BY e.user",
	                      NULL },
	[STORE_BLIND] = { "SELECT \"by\", state FROM blinds WHERE exam = ?1", NULL },
	[STORE_BLIND_CODES] = { "SELECT subject, code, site, room, candidate_no FROM blind_codes WHERE exam = ?1 ORDER BY subject, code",
	                        NULL },
	[STORE_SHEETS_WANTED] = { "SELECT s.site, s.room, s.seat, s.candidate_no, coalesce(p.code, ''), coalesce(k.code, ''), b.number,"
	                          " coalesce(b.state, '') FROM seats s"
	                          " LEFT JOIN batches b ON b.exam = s.exam AND b.subject = ?2 AND b.site = s.site AND b.room = s.room"
	                          " LEFT JOIN blind_codes p ON p.exam = s.exam AND p.subject = ?2 AND p.site = s.site AND p.room = s.room"
	                          " AND p.candidate_no = ''"
	                          " LEFT JOIN blind_codes k ON k.exam = s.exam AND k.subject = ?2 AND k.site = '' AND k.room = ''"
	                          " AND k.candidate_no = s.candidate_no WHERE s.exam = ?1 AND NOT EXISTS (SELECT 1 FROM sheets h"
	                          " JOIN batches x ON x.number = h.batch WHERE h.candidate_no = s.candidate_no AND x.exam = ?1"
	                          " AND x.subject = ?2) ORDER BY s.site, s.room, s.seat",
	                          NULL },
	[STORE_UNCODED_SHEETS] = { "SELECT '', '', s.candidate_no FROM seats s WHERE s.exam = ?1 AND NOT EXISTS (SELECT 1 FROM blind_codes k"
	                           " WHERE k.exam = ?1 AND k.subject = ?2 AND k.site = '' AND k.room = ''"
	                           " AND k.candidate_no = s.candidate_no) ORDER BY s.candidate_no",
	                           NULL },
	[STORE_UNCODED_PACKETS] = { "SELECT DISTINCT s.site, s.room, '' FROM seats s WHERE s.exam = ?1 AND NOT EXISTS (SELECT 1 FROM"
	                            " blind_codes k WHERE k.exam = ?1 AND k.subject = ?2 AND k.site = s.site AND k.room = s.room"
	                            " AND k.candidate_no = '') ORDER BY s.site, s.room",
	                            NULL },
	[STORE_EXAM_SUBJECTS] = { "SELECT code, full_mark_e2, step_e2 FROM subjects WHERE exam = ?1 AND formula = '' ORDER BY code", NULL },
	[STORE_BREACHES] = { "SELECT number, candidate_no, code, subject, reason, user, time, lifted_user, lifted_time, lifted_reason"
	                     " FROM breaches WHERE ?1 = '' OR candidate_no = ?1 ORDER BY number",
	                     NULL },
	[STORE_BREACH_NEXT] = { "SELECT coalesce(max(number), 0) + 1 FROM breaches", NULL },
	[STORE_BREACH_KEPT] = { "SELECT m.mark_e2, m.status, m.code FROM breaches v JOIN breach_scores m ON m.breach = v.number AND m.subject = ?2"
	                        " WHERE v.candidate_no = ?1 AND v.lifted_user = '' ORDER BY v.number LIMIT 1",
	                        NULL },
	[STORE_CANDIDATE_SUBJECTS] = { "SELECT subject FROM scores WHERE candidate_no = ?1 UNION SELECT b.subject FROM sheets h"
	                               " JOIN batches b ON b.number = h.batch WHERE h.candidate_no = ?1 ORDER BY 1",
	                               NULL },
	[STORE_BREACH_SCORES] = { "SELECT subject, mark_e2, status, code FROM breach_scores WHERE breach = ?1 ORDER BY subject", NULL },
	[STORE_BREACHES_VOIDING] = { "SELECT number FROM breaches WHERE candidate_no = ?1 AND lifted_user = '' AND subject IN ('', ?2)"
	                             " ORDER BY number",
	                             NULL },
	[STORE_FORMS] = { "SELECT c.candidate_no, c.name, c.feeder, c.adjust, coalesce(s.digest, ''), coalesce(s.user, ''),"
	                  " coalesce(s.time, '') FROM candidates c LEFT JOIN signatures s ON s.candidate_no = c.candidate_no"
	                  " WHERE (?1 = 0 OR (?1 = 1 AND c.feeder = ?2) OR (?1 = 2 AND c.candidate_no = ?2)) AND NOT EXISTS (SELECT 1 FROM registrations w"
	                  " WHERE w.candidate_no = c.candidate_no AND w.state = 'withdrawn') ORDER BY c.feeder, c.candidate_no",
	                  "a feeder school is in no index" },
	[STORE_FORM_VERSION] = { "SELECT max((SELECT coalesce(max(seq), 0) FROM audit WHERE object = 'choices' AND key > ?1 || '/' AND key < ?1"
	                         " || '0'), (SELECT coalesce(max(seq), 0) FROM audit WHERE object = 'choices' AND key = 'choices.csv'"
	                         " AND action = 'load'))",
	                         NULL },
	[STORE_SEATS_TWICE] = { "SELECT exam, 'candidate_no', candidate_no, min(" SEAT_KEY "), max(" SEAT_KEY ") FROM seats"
	                        " GROUP BY candidate_no, exam HAVING count(*) > 1 UNION ALL"
	                        " SELECT exam, 'ticket', ticket, min(" SEAT_KEY "), max(" SEAT_KEY ") FROM seats"
	                        " GROUP BY ticket, exam HAVING count(*) > 1 ORDER BY 1, 2, 3",
	                        "asked once after seats have changed" },
	[STORE_EXAM_STATE] = { "SELECT (SELECT count(*) FROM batches), (SELECT count(*) FROM batches WHERE state = 'open'),"
	                       " (SELECT count(*) FROM frozen_exams),"
	                       " (SELECT count(*) FROM rechecks WHERE state IN ('applied', 'proposed'))",
	                       NULL },
	[STORE_CHECK_LAST] = { "SELECT seq, time, user, new FROM audit WHERE key = 'check' AND object = 'check' ORDER BY seq DESC LIMIT 1",
	                       NULL },
	[STORE_AUDIT_OF_CANDIDATE] = { AUDIT_COLUMNS
	                               " WHERE (key = ?1 OR (key >= ?1 || '/' AND key < ?1 || '0'))"
	                               " AND object NOT IN ('office', 'calendar', 'exams', 'subjects', 'schools', 'programs', 'tiers', 'plans',"
	                               " 'run', 'database') UNION ALL"
	                               " SELECT seq, time, user, action, object, key, old, new, reason, chain FROM (SELECT code FROM tiers) t CROSS JOIN audit"
	                               " ON key >= t.code || '/' || ?1 AND key < t.code || '/' || ?1 || '0'"
	                               " AND substr(key || '/', 1, length(t.code || ?1) + 2) = t.code || '/' || ?1 || '/' AND object IN ('returns', 'orders') ORDER BY seq",
	                               NULL },
	[STORE_WITHOUT_ID] = { "SELECT candidate_no FROM candidates c WHERE id_no = '' AND" TAKES_PART("c") " ORDER BY candidate_no",
	                       "an ID number is in no index" },
	[STORE_UNSIGNED] = { "SELECT candidate_no FROM unsigned_forms f WHERE EXISTS (SELECT 1 FROM signatures) AND EXISTS"
	                     " (SELECT 1 FROM choices h WHERE h.candidate_no = f.candidate_no) ORDER BY candidate_no",
	                     "nearly everybody files choices" },
	[STORE_IDENTITIES] = { "SELECT c.candidate_no, c.sex, c.id_no, coalesce(g.birth, '') FROM candidates c"
	                       " LEFT JOIN registrations g ON g.candidate_no = c.candidate_no"
	                       " WHERE length(c.id_no) = 18 AND coalesce(g.state, '') <> 'withdrawn' ORDER BY c.candidate_no",
	                       "every ID number is looked at" },
	[STORE_SAME_ID] = { "SELECT min(candidate_no), max(candidate_no), count(*) FROM candidates c WHERE id_no <> '' AND" TAKES_PART("c")
	                    " GROUP BY id_no HAVING count(*) > 1 ORDER BY 1",
	                    "an ID number is in no index" },
	[STORE_SAME_BIRTH] = { "SELECT min(candidate_no), max(candidate_no), count(*), name, birth FROM (" BORN ") WHERE birth <> ''"
	                       " GROUP BY name, birth HAVING count(*) > 1 ORDER BY 1",
	                       "names and days of birth are in no index" },
	[STORE_UNCLAIMED] = { "SELECT b.candidate_no, b.policy FROM bonuses b WHERE EXISTS (SELECT 1 FROM claims) AND NOT EXISTS"
	                      " (SELECT 1 FROM claims k WHERE k.candidate_no = b.candidate_no AND k.kind = 'bonus'"
	                      " AND k.item = b.policy AND k.state = 'granted') AND" TAKES_PART("b") " ORDER BY b.candidate_no, b.policy",
	                      "every bonus is looked at" },
	[STORE_PE_ITEMS] = { "SELECT item, direction, \"group\", exempt_e2 FROM pe_items WHERE subject = ?1 ORDER BY item", NULL },
	[STORE_PE_TABLE] = { "SELECT t.item, t.sex, t.result_e2, t.mark_e2 FROM pe_items i JOIN pe_table t ON t.item = i.item"
	                     " WHERE i.subject = ?1 ORDER BY t.item, t.sex, t.result_e2",
	                     NULL },
	[STORE_PE_RESULTS] = { "SELECT r.candidate_no, c.sex, c.id_no, r.item, r.result_e2, r.status FROM pe_results r"
	                       " CROSS JOIN pe_items i ON i.item = r.item AND i.subject = ?1"
	                       " CROSS JOIN candidates c ON c.candidate_no = r.candidate_no WHERE" TAKES_PART("r")
	                       " ORDER BY r.candidate_no, r.item",
	                       "all of them are computed" },
	[STORE_PE_UNTESTED] = { "SELECT count(*) FROM scores WHERE subject = ?1 AND NOT EXISTS (SELECT 1 FROM pe_results r"
	                        " JOIN pe_items i ON i.item = r.item WHERE r.candidate_no = scores.candidate_no AND i.subject = ?1)",
	                        "a subject is in no index of scores" },
	[STORE_EVALUATION_SHARES] = { "SELECT p.term, p.feeder, coalesce(s.name, ''), count(*), sum(p.is_good) FROM"
	                              " (SELECT e.term AS term, c.feeder AS feeder, sum(e.mark_e2) >= 8000 * count(*) AS is_good"
	                              " FROM evaluations e JOIN candidates c ON c.candidate_no = e.candidate_no WHERE" TAKES_PART("e")
	                              " GROUP BY e.candidate_no, e.term) p LEFT JOIN schools s ON s.code = p.feeder"
	                              " GROUP BY p.term, p.feeder ORDER BY p.term, p.feeder",
	                              "every evaluation counts" },
	[STORE_AUDIT_OF] = { AUDIT_COLUMNS " WHERE object = ?1 AND key = ?2 ORDER BY seq", NULL },
};
