const settings = __SHOPBELL_SETTINGS__;
