# SPDX-License-Identifier: ISC
# luqu: one non-recursive makefile. `make help` lists what it can do.
# Layers are folders of src/ and become archives; an archive may use only those to its right in its LINK_ line.

CC       ?= gcc
BUILD    ?= build
PREFIX   ?= /usr/local
VERSION  := 0.1.0
PACKAGES := sqlite3 libpcre2-8 libsodium xlsxwriter libzip expat ncursesw icu-i18n
DEBIAN_BUILD := gcc make pkg-config gettext libc6-dev libsqlite3-dev libpcre2-dev libsodium-dev libxlsxwriter-dev libzip-dev \
	libexpat1-dev libncurses-dev libicu-dev
DEBIAN_CHECK := libcmocka-dev libvterm-dev mandoc tmux sqlite3 unzip
DEBIAN_LINT  := clang clang-tidy clang-format cppcheck valgrind libclang-rt-14-dev

OPTIMIZE ?= -O2 -g
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
CPPFLAGS += -Iinclude -D_GNU_SOURCE -DLUQU_VERSION='"$(VERSION)"' -DLUQU_LOCALEDIR='"$(PREFIX)/share/locale"'
CFLAGS   += -std=c11 $(OPTIMIZE) $(WARN) $(WERROR) -fno-common -pthread $(SANITIZE)
PKG       = $(shell pkg-config --$(1) $(PACKAGES) 2>/dev/null)
CFLAGS   += $(filter-out -D%,$(call PKG,cflags))
LDLIBS   += $(call PKG,libs) -lm -pthread
LDFLAGS  += $(SANITIZE)

quiet := $(if $(V),,@)
say   := @$(if $(V),:,printf '%-3s %s\n')

LAYERS       := base model rules match verify store exchange service cli tui
LINK_base     := base
LINK_model    := model base
LINK_rules    := rules model base
LINK_match    := match rules model base
LINK_verify   := verify read model base
LINK_store    := store model base
LINK_exchange := exchange model base
LINK_service  := service store exchange match verify rules model base
LINK_cli      := cli $(LINK_service)
LINK_tui      := tui $(LINK_service)
LINK_whole    := cli tui $(LINK_service)

archives = $(foreach layer,$(1),$(BUILD)/lib$(layer).a)
objects  = $(patsubst %.c,$(BUILD)/%.o,$(1))

SCREENS  := $(wildcard screens/*.c)
SOURCES  := $(foreach layer,$(LAYERS),$(wildcard src/$(layer)/*.c)) $(SCREENS) src/main.c
SQL      := $(sort $(wildcard src/store/migrations/*.sql))
MIGRATIONS := $(if $(SQL),$(BUILD)/src/store/migrations.o)
TESTS    := $(foreach layer,$(LAYERS) whole,$(wildcard tests/$(layer)/test_*.c))
PROGRAMS := $(TESTS:%.c=$(BUILD)/%)
CATALOGS := $(patsubst src/po/%/,$(BUILD)/locale/%/LC_MESSAGES/luqu.mo,$(wildcard src/po/*/))

.PHONY: all deps deps-check deps-lint demo check install uninstall clean help tests catalogs
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/luqu catalogs ## build build/luqu
catalogs: $(CATALOGS)

$(BUILD)/luqu: $(call objects,src/main.c $(SCREENS)) $(call archives,$(LINK_whole))
	$(say) LD $@
	$(quiet)$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(LDLIBS)

# The parser half of rules/ is an archive of its own, because the verifier may use it and nothing else of that folder.
$(BUILD)/libread.a: $(call objects,$(wildcard src/rules/read*.c src/rules/pattern.c))
define layer_archive
$(BUILD)/lib$(1).a: $(call objects,$(wildcard src/$(1)/*.c)) $(if $(filter store,$(1)),$(MIGRATIONS))
endef
$(foreach layer,$(LAYERS),$(eval $(call layer_archive,$(layer))))
$(BUILD)/lib%.a:
	@mkdir -p $(@D)
	@rm -f $@
	$(say) AR $@
	$(quiet)ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(say) CC $@
	$(quiet)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/src/store/migrations.c: $(SQL) src/store/migrations.awk
	@mkdir -p $(@D)
	awk -f src/store/migrations.awk $(SQL) > $@
$(BUILD)/src/store/migrations.o: $(BUILD)/src/store/migrations.c
	$(CC) $(CPPFLAGS) -Isrc/store $(CFLAGS) -c -o $@ $<

# A language is a folder of catalogues, one for each layer.
.SECONDEXPANSION:
$(BUILD)/locale/%/LC_MESSAGES/luqu.mo: $$(wildcard src/po/$$*/*.po)
	@mkdir -p $(@D)
	$(say) MO $@
	$(quiet)msgcat $^ | msgfmt -c -o $@ -

# --- tests: each links its own layer and those below, nothing else --------------------------------------------------------------
# A tests/LAYER/*.c without the prefix test_ is a helper that every test of that folder links, those of tests/support all tests. Those of the
# interface link its screens, those of the engine the years that the verifier's tests read.
define layer_test
$(BUILD)/tests/$(1)/test_%: $(BUILD)/tests/$(1)/test_%.o $(call objects,$(wildcard tests/support/*.c) $(filter-out tests/$(1)/test_%,$(wildcard tests/$(1)/*.c))) $(if $(filter tui whole,$(1)),$(call objects,$(SCREENS))) $(if $(filter match,$(1)),$(call objects,tests/verify/lines.c tests/verify/year_lines.c)) $(call archives,$(LINK_$(1)))
	$$(say) LD $$@
	$$(quiet)$$(CC) $$(LDFLAGS) -o $$@ $$(filter %.o,$$^) -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $$(LDLIBS) -lcmocka $(if $(filter tui whole,$(1)),-lvterm)
endef
$(foreach layer,$(LAYERS) whole,$(eval $(call layer_test,$(layer))))
tests: $(PROGRAMS)

-include $(wildcard $(BUILD)/src/*.d $(BUILD)/src/*/*.d $(BUILD)/screens/*.d $(BUILD)/tests/*/*.d)

# --- the two commands of the README ----------------------------------------------------------------------------------------------
deps:
	@sh .ci/packages.sh $(DEBIAN_BUILD)
deps-check:
	@sh .ci/packages.sh $(DEBIAN_BUILD) $(DEBIAN_CHECK)
deps-lint:
	@sh .ci/packages.sh $(DEBIAN_BUILD) $(DEBIAN_CHECK) $(DEBIAN_LINT)

demo: deps ## install what is missing, build, load a district, run, verify, print lists
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@sh fixtures/demo.sh $(BUILD)

SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all
ASAN       := $(BUILD)/asan
UNIT_TESTS  = $(filter $(BUILD)/tests/$(1)/%,$(PROGRAMS))
PLAIN_TESTS := $(PROGRAMS)
ASAN_TESTS  := $(patsubst $(BUILD)/%,$(ASAN)/%,$(filter-out $(call UNIT_TESTS,whole),$(PROGRAMS)))
SCRIPTS     := $(sort $(wildcard tests/house/test_*.sh tests/cli/test_*.sh))
JOBS        ?= $(shell nproc)

check: deps-check ## install what is missing, build, pass all tests
	@$(MAKE) --no-print-directory -j$(JOBS) WERROR=-Werror all tests-plain
	@$(MAKE) --no-print-directory -j$(JOBS) WERROR='-Werror -Wno-format-truncation' BUILD=$(ASAN) SANITIZE='$(SANITIZERS)' OPTIMIZE='-O1 -g' all tests-asan
	@BUILD=$(BUILD) ASAN=$(ASAN) CC='$(CC)' JOBS=$(JOBS) sh tests/run.sh $(SCRIPTS) $(ASAN_TESTS) $(PLAIN_TESTS)
tests-plain: $(PLAIN_TESTS)
tests-asan: $(filter-out $(call UNIT_TESTS,whole),$(PROGRAMS))
.PHONY: tests-plain tests-asan

check-long: check ## after check: 100,000 random years, kills at each moment, fuzzers for ten minutes each, mutants
	@LUQU_RANDOM_YEARS=100000 LUQU_RANDOM_SEED=1000000 sh tests/run.sh $(BUILD)/tests/whole/test_random
	@LUQU_KILL_LONG=1 BUILD=$(BUILD) ASAN=$(ASAN) sh tests/run.sh tests/cli/test_kill.sh
	@$(MAKE) --no-print-directory fuzz FUZZ_SECONDS=600
	@$(MAKE) --no-print-directory mutate N=200
mutate: deps-check ## change the engine in one place at a time: 95 % must be noticed by cases and random years (N=0 for all places)
	@LDLIBS='$(LDLIBS)' sh tests/mutate.sh $(N)
.PHONY: check-long mutate

# --- measuring, linting, fuzzing -------------------------------------------------------------------------------------------------
BENCHES := $(addprefix $(BUILD)/tests/bench/,bench_engine write_folder bare_run measure bench_whatif bench_screen bench_seat bench_entry)
$(BUILD)/tests/bench/bench_engine $(BUILD)/tests/bench/write_folder: %: %.o $(BUILD)/tests/bench/year.o $(call archives,$(LINK_match))
	$(say) LD $@
	$(quiet)$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(LDLIBS)
$(BUILD)/tests/bench/bench_whatif $(BUILD)/tests/bench/bench_entry: %: %.o $(BUILD)/tests/bench/year.o $(call archives,$(LINK_service))
	$(say) LD $@
	$(quiet)$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(LDLIBS)
$(BUILD)/tests/bench/bench_seat: %: %.o $(call archives,$(LINK_service))
	$(say) LD $@
	$(quiet)$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(LDLIBS)
$(BUILD)/tests/bench/bare_run $(BUILD)/tests/bench/measure $(BUILD)/tests/bench/bench_screen: %: %.o
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
bench: deps-check ## measure engine, load, run as ratios (N="10000 100000" for other sizes)
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BENCHES)
	@sh tests/bench/bench.sh $(BUILD) $(N)

lint: deps-lint ## clang-tidy, cppcheck, both compilers with -Werror
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=$(BUILD)/clang CC=clang WERROR=-Werror all
	cppcheck --quiet --std=c11 --error-exitcode=1 --enable=warning,performance,portability --inline-suppr \
		--suppressions-list=tests/house/cppcheck.txt -D_GNU_SOURCE -DLUQU_VERSION='""' -DLUQU_LOCALEDIR='""' -Iinclude -j $(JOBS) src screens
	printf '%s\n' $(SOURCES) | xargs -P $(JOBS) -n 8 sh -c 'clang-tidy --quiet --warnings-as-errors="*" "$$@" -- $(CPPFLAGS) -std=c11 2>/dev/null' tidy

FUZZERS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_SECONDS ?= 60
fuzz: deps-lint ## run each libFuzzer target for FUZZ_SECONDS (60)
	@$(MAKE) --no-print-directory -j$(JOBS) BUILD=$(BUILD)/fuzz CC=clang SANITIZE='-fsanitize=fuzzer-no-link,address,undefined' \
		$(foreach layer,service store exchange match rules model base,$(BUILD)/fuzz/lib$(layer).a)
	@for f in $(FUZZERS); do echo "$$f"; clang $(CPPFLAGS) -std=c11 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
		-o $(BUILD)/fuzz/$$f tests/fuzz/$$f.c -Wl,--start-group $(BUILD)/fuzz/lib*.a -Wl,--end-group $(LDLIBS) && mkdir -p $(BUILD)/fuzz/corpus_$$f && \
		$(BUILD)/fuzz/$$f -max_total_time=$(FUZZ_SECONDS) -verbosity=0 $(BUILD)/fuzz/corpus_$$f || exit 1; done
.PHONY: bench lint fuzz

# --- installing ------------------------------------------------------------------------------------------------------------------
MAN_PAGES := $(wildcard man/*.[1-8])
install: all ## install program, manual pages and translations (PREFIX, DESTDIR)
	install -D -m 755 $(BUILD)/luqu $(DESTDIR)$(PREFIX)/bin/luqu
	for page in $(MAN_PAGES); do install -D -m 644 $$page $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page##*/} || exit 1; done
	cd $(BUILD) && for mo in $(CATALOGS:$(BUILD)/%=%); do install -D -m 644 $$mo $(DESTDIR)$(PREFIX)/share/$$mo || exit 1; done
uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/luqu $(CATALOGS:$(BUILD)/%=$(DESTDIR)$(PREFIX)/share/%)
	for page in $(MAN_PAGES); do rm -f $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page##*/}; done

clean: ## remove build/
	rm -rf $(BUILD)
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
