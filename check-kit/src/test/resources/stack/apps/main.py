# an application
