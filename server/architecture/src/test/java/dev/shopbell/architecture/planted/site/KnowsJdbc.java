package dev.shopbell.architecture.planted.site;

import javax.sql.DataSource;

record KnowsJdbc(DataSource source) {}
