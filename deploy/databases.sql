-- A database for each service; their tables they make themselves.
create database identitydb;
create database applicationsdb;
create database documentsdb;
create database reviewdb;
create database paymentsdb;
create database deliverydb;
